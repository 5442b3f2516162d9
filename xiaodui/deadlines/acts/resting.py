"""Leave: a promise is in the deputy's hands on days away; without a deputy its clock rests on them.

A promise never gets shorter through leave: who comes back early, or finds a deputy later, keeps the instant he was told.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from xiaodui.core import clock
from xiaodui.core.calendar import Calendar
from xiaodui.deadlines.acts.moving import hand_to
from xiaodui.deadlines.acts.telling import give, say
from xiaodui.deadlines.clocks import Clocks, holders_of
from xiaodui.deadlines.kinds import personal_kinds
from xiaodui.deadlines.models import Deadline
from xiaodui.deadlines.rules import plan, promised_minutes
from xiaodui.deadlines.verbs import DEADLINE_RESTED
from xiaodui.people.models import Absence
from xiaodui.people.models.role import holding

CHUNK = 50
"""Promises a transaction, so that SQLite's writer isn't held for long when many are away."""


def settle_leave(promisers: Iterable[int] | None = None) -> int:
    """Put the promises of these people (of all whom today's leave concerns) into the hands in which they belong today;
    how many moved. Safe to run again. Three reads when nothing is to move, a transaction for each 50."""
    today = clock.today()
    shared = Deadline.objects.open().exclude(kind__in=personal_kinds())
    if promisers is None:
        away = Absence.objects.filter(holding(today)).values("person")
        concerned = shared.filter(Q(promiser__in=away) | ~Q(person=F("promiser")))
        promisers = concerned.order_by().values_list("promiser", flat=True).distinct()
    wanted = sorted(set(promisers))
    holders = holders_of(wanted, today)
    moves: dict[int, list[Deadline]] = {}
    for one in shared.filter(promiser__in=wanted).select_related("person").order_by("pk"):
        if (holder := holders.get(one.promiser_id, one.promiser_id)) != one.person_id:
            moves.setdefault(holder, []).append(one)
    return sum(_hand(holder, found) for holder, found in sorted(moves.items()))


def _hand(holder: int, found: list[Deadline]) -> int:
    moved = 0
    for first in range(0, len(found), CHUNK):
        with transaction.atomic():
            given = hand_to(found[first : first + CHUNK], holder)
            give(given)
        moved += len(given)
    return moved


def rest(promisers: Iterable[int]) -> int:
    """Lay the steps to come anew for those of these people's promises that leave makes longer; how many. Instants that
    were given as they are stay, and so does what is due already. In the caller's transaction."""
    wanted = sorted(set(promisers))
    running = Deadline.objects.open().filter(promiser__in=wanted, missed_at=None, minutes__isnull=False)
    rows = list(running.filter(due_at__gt=clock.now()).select_related("person").order_by("pk"))
    clocks = Clocks({one.promiser_id for one in rows})
    return sum(_rest(one, clocks.of(one.promiser_id, one.of)) for one in rows)


def _rest(one: Deadline, calendar: Calendar) -> bool:
    assert one.minutes is not None, "asked for"
    due = calendar.due_at(one.start, one.minutes)
    if due <= one.due_at or not relay(one, due, one.minutes, calendar):
        return False
    say(DEADLINE_RESTED, one)
    return True


def relay(one: Deadline, due: datetime, minutes: int | None, calendar: Calendar, **fields: Any) -> bool:
    """Lay the steps to come for a new due instant; those taken stay as they were. False when a step was taken meanwhile."""
    was, seen = one.steps, (one.next_step, one.next_at)
    to_come = [planned.step for planned in was[one.next_step :]]
    promised = float(minutes) if minutes is not None else promised_minutes(one.start, due, calendar)
    one.lay([*was[: one.next_step], *plan(to_come, one.start, due, promised, calendar)], one.next_step)
    one.due_at, one.minutes = due, minutes
    same = Deadline.objects.open().filter(pk=one.pk, next_step=seen[0], next_at=seen[1])
    return bool(same.update(due_at=due, minutes=minutes, plan=one.plan, next_at=one.next_at, **fields))
