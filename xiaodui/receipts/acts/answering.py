"""Saying that one knows; no longer asking; the list at the end."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from xiaodui import deadlines
from xiaodui.chat.acts.changing import changed
from xiaodui.chat.acts.rights import runs, seat_of
from xiaodui.core import clock
from xiaodui.core.acts import Takes, act
from xiaodui.core.refusal import Refusal
from xiaodui.journal import record
from xiaodui.notices.giving import notify
from xiaodui.receipts.kinds import KNOW, MISSING
from xiaodui.receipts.models import Known, Receipt
from xiaodui.receipts.verbs import RECEIPT_CLOSED, RECEIPT_DUE, RECEIPT_KNOWN, RECEIPT_LEFT


class Nothing(Takes):
    pass


def sits_there(by: Any, receipt: Receipt) -> bool:
    return seat_of(by, receipt.message.room_id) is not None


def asked_or_runs(by: Any, receipt: Receipt) -> bool:
    return (receipt.asked_by_id == by.pk and sits_there(by, receipt)) or runs(by, receipt.message.room)


@act("receipts.know", on=Receipt, who=sits_there, takes=Nothing, label=_("知道了"))
def know(receipt: Receipt, *, by: Any) -> Receipt:
    """知道了. Once; who came after it was asked may say so too, also after its time."""
    if not receipt.is_open:
        raise Refusal("receipt.closed", _("这一条不用再点了。"))
    if by.pk in {receipt.message.author_id, receipt.asked_by_id}:
        raise Refusal("receipt.own", _("是你请大家点的，你自己不用点。"))
    if Known.objects.filter(receipt=receipt, person=by).exclude(known_at=None).exists():
        return receipt
    changed(receipt.message, RECEIPT_KNOWN, by=by, receipt=receipt.key)
    if not Known.objects.filter(receipt=receipt, person=by, known_at=None).update(known_at=clock.now()):
        Known.objects.bulk_create([Known(receipt=receipt, person=by, known_at=clock.now())], ignore_conflicts=True)
    deadlines.meet(KNOW, receipt, by=by, person=by)
    _count(receipt)
    return receipt


@act("receipts.close", on=Receipt, who=asked_or_runs, takes=Nothing, label=_("不用再点了"))
def close(receipt: Receipt, *, by: Any) -> Receipt:
    """不用再点了. What was answered stays to be read."""
    changed(receipt.message, RECEIPT_CLOSED, by=by, receipt=receipt.key)
    if not Receipt.objects.open().filter(pk=receipt.pk).update(closed_at=clock.now()):
        raise Refusal("receipt.closed", _("这一条不用再点了。"))
    deadlines.close(KNOW, receipt)
    receipt.refresh_from_db()
    return receipt


def end(receipts: Iterable[Receipt]) -> None:
    """Their messages were recalled: nobody is asked any more. In the caller's transaction."""
    for receipt in receipts:
        Receipt.objects.open().filter(pk=receipt.pk).update(closed_at=clock.now())
        deadlines.close(KNOW, receipt)


def forget(room: int, person: Any) -> None:
    """He no longer sits there: what he hasn't answered is asked of him no more."""
    mine = Known.objects.filter(receipt__message__room_id=room, person=person, known_at=None)
    for one in mine.select_related("receipt__message").order_by("receipt__message__seq"):
        if one.receipt.is_open and one.receipt.message.room.archived_at is None:
            changed(one.receipt.message, RECEIPT_LEFT, by=person, receipt=one.receipt.key)
        deadlines.close(KNOW, one.receipt, person=person)
        Known.objects.filter(pk=one.pk).delete()
        _count(one.receipt)


def list_due(pk: int) -> bool:
    """Gives whoever asked the list of those missing, once; whether there was one to give. Safe to run twice."""
    with transaction.atomic():
        now = clock.now()
        if not Receipt.objects.open().filter(pk=pk, due_at__lte=now, listed_at=None).update(listed_at=now):
            return False
        receipt = Receipt.objects.select_related("message").get(pk=pk)
        missing = receipt.asked - receipt.known
        if missing <= 0 or receipt.asked_by_id is None:
            return False
        who = f"person:{receipt.asked_by_id}"
        fact = record(
            RECEIPT_DUE,
            receipt,
            by=None,
            within=f"room:{receipt.message.room_id}",
            heard=[who],
            told=[who],
            missing=missing,
        )
        notify(MISSING, fact, [receipt.asked_by_id], told=True)
        return True


def _count(receipt: Receipt) -> None:
    answers = Known.objects.filter(receipt=receipt)
    known = answers.exclude(known_at=None).count()
    Receipt.objects.filter(pk=receipt.pk).update(asked=answers.count(), known=known)
    receipt.refresh_from_db()
