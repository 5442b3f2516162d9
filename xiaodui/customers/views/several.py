"""One thing done with several customers that were ticked in a list."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xiaodui.core.acts import Act, Asked, Form
from xiaodui.core.acts.act import MOST_AT_ONCE
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.core.web.dialogs import Dialog, ask, closed
from xiaodui.core.web.press import said
from xiaodui.customers.models import Customer
from xiaodui.customers.sockets import SEVERAL, Several
from xiaodui.customers.views.doing import FINDERS


@require_http_methods(["GET", "POST"])
@login_required
def several(request: HttpRequest, what: str) -> HttpResponse:
    """One act on each ticked customer, as its own: who may not, or is refused, is named with the reason."""
    one = next((one for one in SEVERAL if one.key == what), None)
    if one is None:
        raise Http404
    ids = {int(pk) for pk in request.GET.getlist("ids") if pk.isdecimal() and len(pk) < 19}
    if len(ids) > MOST_AT_ONCE:
        raise Refusal("several.many", _("一次最多 %(n)s 条，分几次做。") % {"n": MOST_AT_ONCE})
    rows = list(
        Customer.objects.visible_to(request.user).filter(pk__in=ids).select_related("owner__team").order_by("pk")
    )
    dialog = _dialog(one, rows)
    if request.method != "POST":
        return ask(request, dialog, _form(one, request.user))
    try:
        read = one.act.read({**said(one.act, request.POST), **one.given}, request.user)
    except Invalid as no:
        return ask(request, dialog, _form(one, request.user, data=request.POST, errors=no.errors), 422)
    left = [(row.name, no) for row, no in zip(rows, _done(one, rows, read, request.user), strict=True) if no]
    if gone := len(ids) - len(rows):
        left.append((_("另外 %(n)s 家") % {"n": gone}, _("你已经看不到了，没有动。")))
    return _told(request, len(rows) - len(left) + (1 if gone else 0), left)


def _done(one: Several, rows: list[Customer], read: Any, by: Any) -> list[Any]:
    """For each row why it wasn't done, "" where it was."""
    answers = one.act.each([Asked(read, by=by, target=row) for row in rows])
    return [answer.sentence if isinstance(answer, Refusal) else one.stopped(answer) for answer in answers]


def _told(request: HttpRequest, done: int, left: list[tuple[str, Any]]) -> HttpResponse:
    text = _("%(n)s 家好了。") % {"n": done}
    if not left:
        return closed(request, reverse("customers"), ["customer"], text)
    answer = render(request, "customers/_several.html", {"done": text, "left": left})
    answer["HX-Retarget"], answer["HX-Reswap"] = "#dialog", "innerHTML"
    answer["HX-Trigger"] = '{"xd:customer": {}}'
    return answer


def _dialog(one: Several, rows: list[Customer]) -> Dialog:
    here = f"{reverse('several-customers', args=[one.key])}?{'&'.join(f'ids={row.pk}' for row in rows)}"
    return Dialog(
        one.act, one.title % {"n": len(rows)}, here, one.button, text=one.text, back=reverse("customers"), finders=FINDERS,
        left_out=(*one.given, "version"), offered=one.offered,
    )  # fmt: skip


def _form(one: Several, by: Any, **more: Any) -> Form:
    act: Act = one.act
    form = Form(act, by, **more)
    for field in form.fields:
        if field.name in one.offered:
            field.widget = "select"
        field.label = one.named.get(field.name, field.label)
        if field.name in one.given or field.name == "version":
            field.required = False
    return form


def offered_to(person: Any) -> list[Several]:
    """What the bar of ticked rows offers."""
    return [one for one in SEVERAL if one.may(person)]
