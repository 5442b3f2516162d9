"""Views of a list: kept, opened up to be changed or shared, copied, dropped."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from xiaodui.core.acts import Form
from xiaodui.core.web.press import press
from xiaodui.listviews import acts
from xiaodui.listviews.models import View
from xiaodui.listviews.views.going import asked, back, parted, path_of


def seen_view(request: HttpRequest, pk: int) -> Any:
    rows = View.objects.visible_to(request.user).select_related("owner", "team")
    return get_object_or_404(rows, pk=pk)


@require_POST
@login_required
def save(request: HttpRequest) -> HttpResponse:
    """Keep what the list shows now under this name; a name that is taken is kept anew."""
    query, columns = parted(asked(request, "query", 1500))
    name, page = asked(request, "name", 100).strip()[:40], asked(request, "page", 40)
    view = acts.create(by=request.user, list=page, name=name, query=query, columns=columns)
    return back(request, said_of(view))


def said_of(view: View) -> str:
    return "&".join(part for part in (view.query, f"cols={'.'.join(view.columns)}" if view.columns else "") if part)


@require_safe
@login_required
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """What can be done with it; `?query=` is what the list shows now, `?path=` where it stands."""
    one = seen_view(request, pk)
    may = {name: getattr(acts, name).may(request.user, one) for name in ("edit", "share", "unshare")}
    form = Form(acts.share, request.user, one) if may["share"] else None
    context = {
        "view": one, "may": may, "sharing": form.fields[0] if form else None, "path": path_of(request),
        "query": asked(request, "query", 1500), "own": one.owner_id == request.user.pk,
    }  # fmt: skip
    part = bool(request.headers.get("HX-Request"))
    return render(request, "listviews/_view.html" if part else "listviews/view.html", context)


@require_POST
@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name; with the box ticked also what the list shows now instead of what it showed."""
    one = seen_view(request, pk)
    query, columns = one.query, one.columns
    if request.POST.get("anew"):
        query, columns = parted(asked(request, "query", 1500))
    press(request, acts.edit, one, query=query, columns=columns)
    return back(request, said_of(one))


@require_POST
@login_required
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    press(request, acts.delete, seen_view(request, pk))
    return back(request)


@require_POST
@login_required
def share(request: HttpRequest, pk: int) -> HttpResponse:
    return back(request, said_of(press(request, acts.share, seen_view(request, pk))))


@require_POST
@login_required
def unshare(request: HttpRequest, pk: int) -> HttpResponse:
    press(request, acts.unshare, seen_view(request, pk))
    return back(request)


@require_POST
@login_required
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    return back(request, said_of(press(request, acts.copy, seen_view(request, pk))))


@require_POST
@login_required
def open_with(request: HttpRequest, pk: int) -> HttpResponse:
    """`on` 1 or 0; then the list as it opens from now on."""
    acts.open_with(seen_view(request, pk), by=request.user, on=request.POST.get("on") != "0")
    return back(request)
