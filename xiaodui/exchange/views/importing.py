"""Bringing a file in: upload, look at the columns, try, run, fetch what was rejected."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.exchange import acts, keeping
from xiaodui.exchange.acts.inputs import EXISTING, UNOWNED
from xiaodui.exchange.formats.sets import SETS, kind_of
from xiaodui.exchange.kinds import KINDS
from xiaodui.exchange.models import Upload
from xiaodui.exchange.preview import matched, preview_of
from xiaodui.pool.models import Pool

NEWEST = 30


def _own(request: HttpRequest, pk: int) -> Upload:
    return get_object_or_404(Upload.objects.visible_to(request.user).select_related("job", "person"), pk=pk)


@login_required
@require_GET
def imports(request: HttpRequest) -> HttpResponse:
    return _listed(request)


def _listed(request: HttpRequest, refusal: Refusal | None = None, kind: str = "") -> HttpResponse:
    acts.create.check_right(request.user, None)
    uploads = Upload.objects.visible_to(request.user).select_related("job", "person").order_by("-pk")[:NEWEST]
    kinds = [one for one in KINDS.values() if one.may(request.user)]
    chosen = kind or request.GET.get("kind", "") or (kinds[0].key if kinds else "")
    context = {
        "kinds": kinds, "chosen": chosen, "uploads": [_named(one) for one in uploads], "refusal": refusal,
        "sets": SETS.values() if acts.bring_set.may(request.user) else [],
    }  # fmt: skip
    return render(request, "exchange/imports.html", context, status=422 if refusal else 200)


def _named(upload: Upload) -> dict[str, Any]:
    return {"upload": upload, "kind": kind_of(upload.kind)}


@login_required
@require_POST
def bring(request: HttpRequest) -> HttpResponse:
    """Looks into the file before the act's transaction begins; what can't be read is told beside the form."""
    acts.create.check_right(request.user, None)
    file, kind = request.FILES.get("file"), request.POST.get("kind", "")
    if file is None:
        return _listed(request, Refusal("file.none", _("先选一个文件。")), kind)
    try:
        stored = keeping.store(file, file.name or "")
    except Refusal as no:
        return _listed(request, no, kind)
    try:
        made = acts.create(by=request.user, kind=kind, name=(file.name or "?")[-120:], content=stored)
    except Refusal as no:
        keeping.remove(stored.path)
        if isinstance(no, Forbidden):
            raise
        return _listed(request, no, kind)
    return redirect("import", pk=made.pk)


@login_required
@require_POST
def bring_set(request: HttpRequest) -> HttpResponse:
    """Looked at by a job at once, so that what would come is told before anything is written."""
    acts.bring_set.check_right(request.user, None)
    file, kind = request.FILES.get("file"), request.POST.get("kind", "")
    if file is None:
        return _listed(request, Refusal("file.none", _("先选一个文件。")))
    try:
        stored = keeping.store_set(file)
    except Refusal as no:
        return _listed(request, no)
    try:
        made = acts.bring_set(by=request.user, kind=kind, name=(file.name or "?")[-120:], content=stored)
    except Refusal as no:
        keeping.remove(stored.path)
        return _listed(request, no)
    return redirect("import", pk=acts.check(made, by=request.user).pk)


@login_required
@require_GET
def one(request: HttpRequest, pk: int) -> HttpResponse:
    return _shown(request, _own(request, pk))


def _shown(request: HttpRequest, upload: Upload, refusal: Refusal | None = None) -> HttpResponse:
    """The page; for htmx its part."""
    kind = kind_of(upload.kind)
    mine = acts.run.may(request.user, upload)
    errors = refusal.errors if isinstance(refusal, Invalid) else {}
    context = {
        "upload": upload, "kind": kind, "mine": mine, "refusal": refusal, "existing": EXISTING, "unowned": UNOWNED,
        "lets_go": acts.lets_go(request.user, upload.kind), "unowned_errors": errors.get("unowned", []) + errors.get("pool", []),
        "pools": Pool.objects.visible_to(request.user).standing() if upload.unowned == "pool" else [],
        "fields": _fields(upload, errors), "report": upload.report, "matched": matched(upload.report),
        "preview": preview_of(upload, request.user) if mine and upload.is_open and upload.kind in KINDS else None,
        "may_start": mine and upload.is_open and upload.kind in SETS and upload.report and "broken" not in upload.report,
        "may_remove": acts.remove.may(request.user, upload) and bool(upload.path) and not upload.is_going,
        "some_rejected": bool(upload.path) and bool(upload.report.get("rejected")),
    }  # fmt: skip
    template = "exchange/_import.html" if request.headers.get("HX-Request") else "exchange/import.html"
    response = render(request, template, context, status=422 if refusal else 200)
    response["Vary"] = "HX-Request, Cookie"
    return response


def _fields(upload: Upload, errors: dict[str, list[Any]]) -> list[dict[str, Any]]:
    if upload.kind in SETS:
        return []
    choices = [(column, column) for column in upload.header]
    return [
        {
            "name": f"col-{column.name}", "label": column.label, "widget": "select", "choices": choices,
            "required": column.required, "value": upload.mapping.get(column.name, ""),
            "errors": errors.get(column.name, []),
        }
        for column in KINDS[upload.kind].columns
    ]  # fmt: skip


def _columns(request: HttpRequest, upload: Upload) -> dict[str, str]:
    names = [column.name for column in KINDS[upload.kind].columns] if upload.kind in KINDS else []
    return {name: request.POST.get(f"col-{name}", "") for name in names if f"col-{name}" in request.POST}


@login_required
@require_POST
def press(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """map, check or run: each first takes over what the form says of the columns, so that nothing chosen is lost."""
    upload = _own(request, pk)
    act = {"map": None, "check": acts.check, "run": acts.run}[what]
    try:
        if columns := _columns(request, upload):
            said = {name: request.POST.get(name, getattr(upload, name)) for name in ("existing", "unowned")}
            pool = request.POST.get("pool", upload.pool_id) if said["unowned"] == "pool" else None
            acts.map_columns(upload, by=request.user, columns=columns, **said, pool=pool or None)
        if act:
            act(upload, by=request.user)
    except Forbidden:
        raise
    except Refusal as no:
        upload.refresh_from_db()
        return _shown(request, upload, no)
    if request.headers.get("HX-Request"):
        return _shown(request, _own(request, pk))
    return redirect("import", pk=pk)


@login_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    acts.remove(_own(request, pk), by=request.user)
    return redirect("imports")
