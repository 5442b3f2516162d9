"""The promise of an answer: whoever is accountable has so many working days."""

from collections.abc import Iterable
from typing import Any

from xiaodui import deadlines
from xiaodui.deadlines import DUE, HALF, LEADER, Deadline, DeadlineKind
from xiaodui.governance import rules as rulebook
from xiaodui.journal import key_of

A_DAY = 480
"""Working minutes."""
CODE = "contact.complaint_days"
ANSWER = DeadlineKind(
    "complaint", zh="答复投诉", en="Answer complaints", steps=(HALF, DUE, LEADER), icon="message-report"
)


def ask_for_answer(complaint: Any) -> None:
    said = rulebook.value(CODE, for_=complaint.about)
    deadlines.open_deadline(
        ANSWER, complaint, complaint.answerer, minutes=int(said.value) * A_DAY, clause=complaint.cite
    )


def move(complaint: Any, to: Any, by: Any, reason: str) -> None:
    """Into other hands, with the time that it has: nobody wins days by passing it on."""
    for one in Deadline.objects.open().of(ANSWER, [key_of(complaint)]).exclude(promiser=to):
        deadlines.pass_on(one, to, by=by, reason=reason)


def answered(complaint: Any, by: Any) -> None:
    deadlines.meet(ANSWER, complaint, by=by)


def clocks_of(complaints: Iterable[Any]) -> dict[int, Deadline]:
    """Each open one's promise of an answer. One query."""
    keys = {key_of(one): one.pk for one in complaints if one.is_open}
    found = Deadline.objects.open().of(ANSWER, keys) if keys else []
    return {keys[one.subject]: one for one in found}
