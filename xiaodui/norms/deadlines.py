"""The clock of an answer: urgent or not, by the clause that binds the one who owes it."""

from collections.abc import Iterable
from typing import Any

from xiaodui import deadlines
from xiaodui.core.prepared import Prepared
from xiaodui.deadlines import DUE, HALF, Deadline, DeadlineKind, Step
from xiaodui.governance import rules as rulebook
from xiaodui.journal import key_of

REPLY = DeadlineKind(
    "reply", zh="群里回话", en="Answers in chat", steps=(HALF, DUE, Step("deputy", share=2), Step("leader", share=3)),
    icon="message-reply", listed=False,
)  # fmt: skip
URGENT, PLAIN = "chat.reply_urgent_minutes", "chat.reply_minutes"


_HELD = Prepared(
    lambda person: Deadline.objects.open().filter(kind=REPLY.name, person_id=person).values_list("subject"), int
)


def start(wait: Any) -> Deadline:
    """From when it was said; the steps after the due instant as the clause says."""
    person = wait.person
    said = rulebook.value(URGENT if wait.urgent else PLAIN, for_=person)
    deputy = rulebook.value("chat.reply_deputy_times", for_=person).value
    leader = rulebook.value("chat.reply_leader_times", for_=person).value
    steps = (HALF, DUE, Step("deputy", share=float(deputy)), Step("leader", share=float(leader)))
    return deadlines.open_deadline(
        REPLY, wait, person, minutes=int(said.value), start=wait.asked_at, steps=steps, clause=said.cite, by=wait.asker
    )


def clocks_of(waits: Iterable[Any]) -> dict[int, Deadline]:
    """Each open one's clock by wait id. One query."""
    keys = {key_of(one): one.pk for one in waits if one.is_open}
    found = Deadline.objects.open().of(REPLY, keys).select_related("person") if keys else []
    return {keys[one.subject]: one for one in found}


def late_clocks_of(waits: Iterable[Any]) -> dict[int, Deadline]:
    """By wait id, the clock of each that is over and was missed. One query."""
    keys = {key_of(one): one.pk for one in waits if not one.is_open}
    found = Deadline.objects.of(REPLY, keys).exclude(ended_at=None).exclude(missed_at=None) if keys else []
    return {keys[one.subject]: one for one in found}


def held_by(person: int) -> list[int]:
    """Ids of waits whose answer he has in hand: his own, and those of whom he stands in for. One query."""
    return [int(key.rpartition(":")[2]) for (key,) in _HELD.rows(person)]
