"""Drafts: written on a page of their own, talked over under the clause, decided in a dialog."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.core import clock
from xiaodui.core.acts import Act, Form
from xiaodui.core.acts.form import FormField
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.core.web.dialogs import Dialog, answered, go
from xiaodui.core.web.press import press, said
from xiaodui.governance import asking
from xiaodui.governance.acts import adopt, comment, draft, draft_new, end, nudge, redraft, withdraw
from xiaodui.governance.acts.rights import decides_for
from xiaodui.governance.book import book, team_of
from xiaodui.governance.models import Clause, ClauseVersion
from xiaodui.governance.pack.texts import Param, params_of
from xiaodui.governance.views.book import versions
from xiaodui.people.models import Team

WIDGETS = {"days": "number", "minutes": "number", "count": "number", "percent": "number", "times": "number"}
LISTS = ("may", "may_not")


@require_http_methods(["GET", "POST"])
@login_required
def write(request: HttpRequest, code: str) -> HttpResponse:
    """A draft of a clause's next version, beginning with what binds the reader now."""
    clause = get_object_or_404(Clause.objects.visible_to(request.user), code=code)
    return _written(request, draft, clause, clause, _start(request.user, clause))


@require_http_methods(["GET", "POST"])
@login_required
def write_new(request: HttpRequest) -> HttpResponse:
    """A draft of a clause that the book doesn't have yet."""
    return _written(request, draft_new, None, None, {"kind": "duty", "may_override": True})


@require_http_methods(["GET", "POST"])
@login_required
def rewrite(request: HttpRequest, pk: int) -> HttpResponse:
    made = get_object_or_404(versions(request.user), pk=pk)
    redraft.check_right(request.user, made)
    return _written(request, redraft, made, made.clause, _said_by(made) | {"version": made.version})


def _written(
    request: HttpRequest, act: Act, target: Any, clause: Clause | None, initial: dict[str, Any]
) -> HttpResponse:
    """The form, or the act and then the draft's page. What was typed stays, whatever is wrong with it."""
    if request.method != "POST":
        return _form(
            request, act, target, clause, Form(act, request.user, None, initial=initial), initial.get("values", {})
        )
    typed = {param.code: request.POST.get(f"value:{param.code}", "") for param in _params(clause)}
    try:
        made = press(request, act, target, values={code: text for code, text in typed.items() if text})
    except Forbidden:
        raise
    except Refusal as no:
        errors = no.errors if isinstance(no, Invalid) else {"": [no.sentence]}
        form = Form(act, request.user, None, data=request.POST, errors=errors)
        return _form(request, act, target, clause, form, typed, 422)
    return redirect("clause-version", made.pk)


def _form(
    request: HttpRequest,
    act: Act,
    target: Any,
    clause: Clause | None,
    form: Form,
    values: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    fields = {one.name: one for one in form.fields}
    wrong = fields.pop("values").errors
    if "team" in fields:
        fields["team"].choices = _teams(request.user)
    context = {
        "form": form, "clause": clause, "fields": list(fields.values()), "values": [_field(p, values) for p in _params(clause)],
        "wrong_values": wrong, "back": reverse("clause", args=[clause.code]) if clause else reverse("rules"),
        "title": _("提修改意见") if act is draft else _("提一条新规矩") if act is draft_new else _("改草案"),
    }  # fmt: skip
    return render(request, "governance/write.html", context, status=status)


def _params(clause: Clause | None) -> tuple[Param, ...]:
    return params_of(clause.code) if clause else ()


def _field(param: Param, values: dict[str, Any]) -> FormField:
    bounds = [str(one) for one in (param.least, param.most) if one is not None]
    return FormField(
        name=f"value:{param.code}", label=param.label, widget=WIDGETS.get(param.unit, "text"),
        value=values.get(param.code, param.kept(param.default)), help=" – ".join(bounds) if len(bounds) == 2 else "",
    )  # fmt: skip


def _teams(person: Any) -> list[tuple[int, str]]:
    """Those for which he may propose: his own and those above it, and what he leads."""
    rows = Team.objects.visible_to(person).standing()
    return [(team.pk, team.name) for team in rows if team.covers(person.team) or decides_for(person, team)]


def _start(person: Any, clause: Clause) -> dict[str, Any]:
    issue = book().in_force(clause.code, team_of(person), clock.now())
    made = versions(person).filter(pk=issue.pk).first() if issue else None
    return _said_by(made) | {"why_zh": "", "why_en": "", "review_on": None} if made else {}


def _said_by(made: ClauseVersion) -> dict[str, Any]:
    same = (
        "title_zh", "title_en", "text_zh", "text_en", "why_zh", "why_en", "kind", "severity", "rung", "guards", "may_override",
        "review_on", "values",
    )  # fmt: skip
    said = {name: getattr(made, name) for name in same} | {name: _lines(getattr(made, name)) for name in LISTS}
    return said | asking.typed(made.question)


def _lines(pairs: list[list[str]]) -> str:
    return "\n".join(" | ".join(dict.fromkeys(pair)) for pair in pairs)


@require_POST
@login_required
def say(request: HttpRequest, pk: int) -> HttpResponse:
    """A comment; the part with all of them again."""
    made = get_object_or_404(versions(request.user), pk=pk)
    wrong, status = [], 200
    try:
        press(request, comment, made)
    except Invalid as no:
        wrong, status = [line for lines in no.errors.values() for line in lines], 422
    if not request.headers.get("HX-Request"):
        return redirect("clause-version", made.pk)
    return _talk(request, made, status, wrong, said(comment, request.POST).get("text", "") if wrong else "")


@require_safe
@login_required
def talk(request: HttpRequest, pk: int) -> HttpResponse:
    """What was said of a draft, as the page re-asks it."""
    return _talk(request, get_object_or_404(versions(request.user), pk=pk))


def _talk(
    request: HttpRequest, made: ClauseVersion, status: int = 200, wrong: Any = (), typed: str = ""
) -> HttpResponse:
    comments = made.comments.visible_to(request.user).select_related("author")
    context = {"made": made, "comments": comments, "wrong": wrong, "typed": typed}
    return render(request, "governance/_talk.html", context, status=status)


@require_http_methods(["GET", "POST"])
@login_required
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    made = get_object_or_404(versions(request.user), pk=pk)
    dialog = Dialog(adopt, _("定下这一版？"), reverse("adopt-clause", args=[pk]), _("定下"), back=reverse("clause-version", args=[pk]),
                    text=_("从那天零点起管人，不管以前的事。受它约束的人会收到通知，要来签。"))  # fmt: skip
    return _answered(request, dialog, made)


@require_http_methods(["GET", "POST"])
@login_required
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    made = get_object_or_404(versions(request.user), pk=pk)
    dialog = Dialog(withdraw, _("撤回这一版？"), reverse("withdraw-clause", args=[pk]), _("撤回"), tone="btn-danger",
                    back=reverse("clause", args=[made.clause.code]), text=_("讨论留在账簿里，草案不再显示。"))  # fmt: skip
    return _answered(request, dialog, made)


@require_http_methods(["GET", "POST"])
@login_required
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    made = get_object_or_404(versions(request.user), pk=pk)
    dialog = Dialog(end, _("停掉这一条？"), reverse("end-clause", args=[pk]), _("停掉"), tone="btn-danger",
                    back=reverse("clause", args=[made.clause.code]), text=_("从那天起没有哪一版管人，直到定下新的。"))  # fmt: skip
    return _answered(request, dialog, made)


@require_http_methods(["GET", "POST"])
@login_required
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    made = get_object_or_404(versions(request.user), pk=pk)
    dialog = Dialog(nudge, _("催没签的人？"), reverse("nudge-clause", args=[pk]), _("催一下"), back=reverse("clause-version", args=[pk]),
                    text=_("没签的人会收到一条通知，一天最多一次。"))  # fmt: skip
    return _answered(request, dialog, made)


def _answered(request: HttpRequest, dialog: Dialog, made: ClauseVersion) -> HttpResponse:
    result = answered(request, dialog, made)
    return result if isinstance(result, HttpResponse) else go(request, dialog.back)
