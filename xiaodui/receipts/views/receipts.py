"""Asking, answering, and who has or hasn't."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.chat.acts.discretion import discreet
from xiaodui.chat.views.reaching import seen_message
from xiaodui.chat.views.saying import answer_of
from xiaodui.core.refusal import Forbidden
from xiaodui.core.web.dialogs import Dialog, answered, closed
from xiaodui.core.web.press import press
from xiaodui.receipts import acts, reading
from xiaodui.receipts.models import Known, Receipt


def seen_receipt(request: HttpRequest, pk: int) -> Receipt:
    rows: Any = Receipt.objects.visible_to(request.user).select_related("message__room__team", "asked_by")
    found: Receipt = get_object_or_404(rows, pk=pk)
    return found


@require_http_methods(["GET", "POST"])
@login_required
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    message = seen_message(request, pk)
    text = _("除了你，现在在群里的每一位都会看到一个「知道了」。写了时间，过半时提醒没点的人一次，到点把名单给你。")
    dialog = Dialog(
        acts.ask,
        _("请大家点知道了"),
        reverse("ask-receipt", args=[pk]),
        _("请大家点"),
        text=text,
        back=reverse("message", args=[pk]),
    )
    made = answered(request, dialog, message)
    return made if isinstance(made, HttpResponse) else closed(request, reverse("message", args=[pk]), [])


@require_safe
@login_required
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has and who hasn't, beside the page or as a page, where one answers without scripts."""
    found = seen_receipt(request, pk)
    rows = Known.objects.visible_to(request.user).filter(receipt=found).select_related("person")
    answers = list(rows.order_by("person__initials", "pk"))
    mine = next((one for one in answers if one.person_id == request.user.pk), None)
    part = bool(request.headers.get("HX-Request"))
    return render(request, "receipts/_who.html" if part else "receipts/receipt.html", {
        "receipt": found, "known": [one for one in answers if one.known_at], "missing": [one for one in answers if not one.known_at],
        "waits": found.is_open and (mine is None or not mine.known_at)
        and request.user.pk not in {found.asked_by_id, found.message.author_id},
        "may_close": found.is_open and acts.close.may(request.user, found),
    })  # fmt: skip


@require_POST
@login_required
def know(request: HttpRequest, pk: int) -> HttpResponse:
    found = seen_receipt(request, pk)
    return answer_of(
        request, reverse("message", args=[found.message_id]), lambda: press(request, acts.know, found),
        lambda made: {"known": made.known},
    )  # fmt: skip


@require_POST
@login_required
def close(request: HttpRequest, pk: int) -> HttpResponse:
    found = seen_receipt(request, pk)
    press(request, acts.close, found)
    return closed(request, reverse("message", args=[found.message_id]), [], _("不用再点了。"))


@require_safe
@login_required
def readers(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has read this far, for who wrote it and who runs the room; who hides his own sees nobody's."""
    message = seen_message(request, pk)
    if not reading.may_see(request.user, message):
        raise Forbidden("readers", _("谁看过，只有写的人和群主看得到；公司也可以在规矩里关掉。"))
    hides = bool(discreet([request.user.pk]))
    found = reading.Readers() if hides else reading.readers(message)
    part = bool(request.headers.get("HX-Request"))
    return render(request, "receipts/_readers.html" if part else "receipts/readers.html", {
        "message": message, "found": found, "hides": hides,
    })  # fmt: skip
