"""Sending what waited: once, as its author, through whatever looks at his messages."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _

from xiaodui.chat import acts as chat
from xiaodui.core import clock
from xiaodui.core.acts import attempts_kept
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.journal import record
from xiaodui.later.kinds import HELD
from xiaodui.later.models import Waiting
from xiaodui.later.verbs import LATER_HELD, LATER_SENT
from xiaodui.notices.giving import notify

PARTS = ("room__team", "author", "under")


def go(waiting: Waiting, *, anyway: bool = False) -> bool:
    """Claims the row and says it, in the caller's transaction: both stand or neither. False where another hand was
    quicker. Its client id lets it stand once whatever comes."""
    rows = Waiting.objects.open().filter(pk=waiting.pk, version=waiting.version)
    if not rows.update(sent_at=clock.now(), held="", version=F("version") + 1):
        return False
    message = chat.say(
        waiting.room, by=waiting.author, text=waiting.text, enclosed=waiting.enclosed, under=waiting.under,
        client=f"later-{waiting.pk}", anyway=anyway,
    )  # fmt: skip
    Waiting.objects.filter(pk=waiting.pk).update(message=message)
    record(LATER_SENT, waiting, by=None, **_place(waiting), message=f"message:{message.pk}")
    return True


def send_due(pk: int) -> bool:
    """Sends this one where it is due; whether it went. What is refused is held and its author told. Safe to run twice."""
    waiting = Waiting.objects.due(clock.now()).filter(pk=pk).select_related(*PARTS).first()
    if waiting is None:
        return False
    if not waiting.author.is_active:
        Waiting.objects.open().filter(pk=pk).update(dropped_at=clock.now(), version=F("version") + 1)
        return False
    try:
        with attempts_kept(), transaction.atomic():
            return go(waiting)
    except Refusal as no:
        hold(waiting, no)
        return False


def hold(waiting: Waiting, no: Refusal) -> None:
    """It stays with the sentence, in its author's language; he is told once."""
    with transaction.atomic(), translation.override(waiting.author.language):
        said = _("你已经不在这个群里，没有发。") if isinstance(no, Forbidden) else _sentence(no)
        rows = Waiting.objects.open().filter(pk=waiting.pk, version=waiting.version)
        if rows.update(held=said[:400], version=F("version") + 1):
            fact = record(LATER_HELD, waiting, by=None, **_place(waiting), told=[f"person:{waiting.author_id}"])
            notify(HELD, fact, [waiting.author_id], told=True)


def _sentence(no: Refusal) -> str:
    lines = [str(said) for said in getattr(no, "errors", {}).values() for said in said]
    return " ".join(lines) or str(no.sentence)


def _place(waiting: Waiting) -> dict[str, Any]:
    return {"within": f"room:{waiting.room_id}", "heard": [f"person:{waiting.author_id}"]}
