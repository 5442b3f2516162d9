"""Kinds that the tests promise with, and a Monday to begin on."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction

from xiaodui.core import clock
from xiaodui.deadlines import DEPUTY, DUE, HALF, LEADER, REASSIGN, Deadline, DeadlineKind, open_deadline
from xiaodui.journal.models import Fact
from xiaodui.people.models import Person

ASKED = DeadlineKind("test-asked", "回话", "Answer", snoozes=1)
SIGNED = DeadlineKind("test-signed", "签收", "Signature", personal=True)
LEAD = DeadlineKind(
    "test-lead", "首联", "First call", steps=(HALF, DUE, DEPUTY, LEADER, REASSIGN),
    reassign=lambda deadline: Person.objects.filter(login="chenchen").first(),
)  # fmt: skip
NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""A Monday, 09:00 in Shanghai: the working day is 09:00–12:00 and 13:30–18:00."""


def local(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """An instant of November 2026 on Shanghai's clocks; days beyond 30 go on into December."""
    return datetime(2026, 11, 1, tzinfo=UTC) + timedelta(days=day - 1, hours=hour - 8, minutes=minute, seconds=second)


@contextmanager
def at(instant: datetime) -> Iterator[None]:
    """The clock there, and a transaction as an act has one."""
    with clock.at(instant), transaction.atomic():
        yield


def promise(kind: DeadlineKind, subject: Any, person: Any, start: datetime = NINE, **how: Any) -> Deadline:
    with at(start):
        return open_deadline(kind, subject, person, **(how or {"minutes": 60}))


def happened() -> list[str]:
    """What the journal says of promises, in the order in which it was recorded."""
    verbs = Fact.objects.filter(verb__startswith="deadline.").order_by("id").values_list("verb", flat=True)
    return [verb.removeprefix("deadline.") for verb in verbs]
