"""Opening promises: a row each, and no fact."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from xiaodui.core import clock
from xiaodui.core.calendar import Calendar
from xiaodui.deadlines.clocks import Clocks, holders_of
from xiaodui.deadlines.kinds import DeadlineKind
from xiaodui.deadlines.models import Deadline
from xiaodui.deadlines.rules import Planned, Step, plan, promised_minutes
from xiaodui.journal import key_of
from xiaodui.people.models import Person

CHUNK = 400


@dataclass(frozen=True)
class Promise:
    """What `person` promises to `subject` (a record or its key): `minutes` of his working time from `start`, or until
    `due_at` as it is; one of the two. `within` is a wider record whose timeline tells of it too."""

    subject: Any
    person: Person
    minutes: int | None = None
    due_at: datetime | None = None
    start: datetime | None = None
    steps: Sequence[Step] | None = None
    clause: str = ""
    snoozes: int | None = None
    within: Any = None
    by: Person | None = None

    def __post_init__(self) -> None:
        assert (self.minutes is None) != (self.due_at is None), "a promise has minutes or a due instant"


def open_deadline(
    kind: DeadlineKind, subject: Any, person: Person, *, minutes: int | None = None, due_at: datetime | None = None,
    start: datetime | None = None, steps: Sequence[Step] | None = None, clause: str = "", snoozes: int | None = None,
    within: Any = None, by: Person | None = None,
) -> Deadline:  # fmt: skip
    """Open one promise in the caller's transaction. One that is open for this kind, subject and person stays as it is
    and is given back, so it is safe to run twice. About seven queries."""
    promise = Promise(subject, person, minutes, due_at, start, steps, clause, snoozes, within, by)
    open_many(kind, [promise])
    return Deadline.objects.open().get(kind=kind.name, subject=key_of(subject), promiser=person)


def open_many(kind: DeadlineKind, promises: Iterable[Promise]) -> int:
    """Open all of them, those left out that are open already; how many are new. Seven queries and an insert a chunk.

    All instants are laid here, in the promiser's calendar as it is now, and kept.
    """
    assert transaction.get_connection().in_atomic_block, "a promise belongs to the act that asks for it"
    asked = {(key_of(one.subject), one.person.pk): one for one in promises}
    people = {pk for _subject, pk in asked}
    standing = Deadline.objects.open().of(kind, {subject for subject, _pk in asked}).filter(promiser__in=people)
    had = set(standing.values_list("subject", "promiser"))
    if not (fresh := [one for key, one in asked.items() if key not in had]):
        return 0
    laying = Laying(kind, Clocks(one.person.pk for one in fresh))
    holders = {} if kind.personal else holders_of(people, clock.today())
    rows = [_row(kind, one, laying, holders.get(one.person.pk, one.person.pk)) for one in fresh]
    # The unique index has the last word between two who open the same at once.
    Deadline.objects.bulk_create(rows, batch_size=CHUNK, ignore_conflicts=True)
    return len(rows)


class Laying:
    """Lays the instants of many promises. Those of one length, begun at one instant by people who work alike, are laid
    once: a clause that 5,000 sign in the same hours costs one walk through their days."""

    def __init__(self, kind: DeadlineKind, clocks: Clocks) -> None:
        self._kind, self._clocks = kind, clocks
        self._unlike: list[Calendar] = []
        self._laid: dict[Any, tuple[datetime, list[Planned]]] = {}

    def of(self, one: Promise, start: datetime) -> tuple[datetime, list[Planned]]:
        """(due instant, steps)"""
        calendar = self._clocks.of(one.person.pk, self._kind)
        steps = tuple(self._kind.steps if one.steps is None else one.steps)
        key = (self._place(calendar), start, one.minutes, one.due_at, steps)
        if key not in self._laid:
            self._laid[key] = self._lay(one, start, steps, calendar)
        return self._laid[key]

    def _place(self, calendar: Calendar) -> int:
        if calendar not in self._unlike:
            self._unlike.append(calendar)
        return self._unlike.index(calendar)

    def _lay(
        self, one: Promise, start: datetime, steps: Sequence[Step], calendar: Calendar
    ) -> tuple[datetime, list[Planned]]:
        if one.minutes is not None:
            due, promised = calendar.due_at(start, one.minutes), float(one.minutes)
        else:
            assert one.due_at is not None, "checked when the promise was made"
            due, promised = one.due_at, promised_minutes(start, one.due_at, calendar)
        return due, plan(steps, start, due, promised, calendar)


def _row(kind: DeadlineKind, one: Promise, laying: Laying, holder: int) -> Deadline:
    start = one.start or clock.now()
    due, planned = laying.of(one, start)
    row = Deadline(
        kind=kind.name, subject=key_of(one.subject), within=key_of(one.within), promiser=one.person, clause=one.clause,
        person_id=holder, asked_by=one.by, start=start, minutes=one.minutes, due_at=due,
        snoozes=kind.snoozes if one.snoozes is None else one.snoozes,
    )  # fmt: skip
    row.lay(planned)
    return row
