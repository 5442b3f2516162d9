"""The roll: once reports were due, each leader hears in one notice who is missing, and promises to answer what came."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from xiaodui.core import clock
from xiaodui.deadlines.ladder import Ladder
from xiaodui.journal import gather, record
from xiaodui.notices import notify
from xiaodui.people.calendars import calendar_of
from xiaodui.people.models import Person
from xiaodui.reports import deadlines
from xiaodui.reports.acts.telling import CALLED
from xiaodui.reports.acts.writing import count_missed
from xiaodui.reports.clauses import rules_for
from xiaodui.reports.models import Roll, WorkReport
from xiaodui.reports.rules import instant
from xiaodui.reports.verbs import ROLL_CALLED

BATCH = 300
"""Reports a transaction; those of one leader go together, so a large team's may be more."""
NAMED = 30
"""Names in a notice; the page has them all."""


def call(now: datetime | None = None) -> int:
    """Call the roll of every report whose instant has come; how many were called. One query when there is none."""
    done, ladder = 0, Ladder()
    due = WorkReport.objects.filter(asked=True, is_called=False, due_at__lte=now or clock.now())
    for kind, start in list(due.order_by("kind", "start").values_list("kind", "start").distinct()):
        rows = list(due.filter(kind=kind, start=start).select_related("person__team").order_by("pk"))
        for leader, of_one in _by_leader(rows, ladder).items():
            with transaction.atomic():
                done += _call_one(leader, of_one)
    return done


def _by_leader(rows: Iterable[WorkReport], ladder: Ladder) -> dict[int | None, list[WorkReport]]:
    """Who was to answer it when it came, else who leads its writer now."""
    found: dict[int | None, list[WorkReport]] = defaultdict(list)
    for one in rows:
        leader = one.leader_id or next(iter(ladder.leaders(one.person)), None)
        found[leader].append(one)
    return found


def _call_one(leader_id: int | None, rows: list[WorkReport]) -> int:
    """Each report once, whoever else calls at the same time: claimed by a conditional update."""
    ids = [one.pk for one in rows]
    mine = set(WorkReport.objects.select_for_update().filter(pk__in=ids, is_called=False).values_list("pk", flat=True))
    rows = [one for one in rows if one.pk in mine]
    missing = [one for one in rows if one.handed_in_at is None]
    roll = _roll(leader_id, rows, len(missing)) if leader_id and rows else None
    WorkReport.objects.filter(pk__in=mine).update(is_called=True, roll=roll)
    with gather():
        for one in missing:
            count_missed(one)
    if roll is not None:
        _tell(roll, missing)
        _promise(roll, rows)
    return len(rows)


def _roll(leader_id: int, rows: list[WorkReport], missing: int) -> Roll:
    """One a leader and span; people in other time zones come to it when their hour comes."""
    first = rows[0]
    roll: Roll = Roll.objects.get_or_create(
        leader_id=leader_id, kind=first.kind, start=first.start, defaults={"end": first.end, "called_at": clock.now()}
    )[0]  # fmt: skip
    Roll.objects.filter(pk=roll.pk).update(asked=F("asked") + len(rows), missing=F("missing") + missing)
    roll.refresh_from_db()
    return roll


def _tell(roll: Roll, missing: list[WorkReport]) -> None:
    if not missing:
        return
    who = [f"person:{one.person_id}" for one in missing[:NAMED]]
    leader = f"person:{roll.leader_id}"
    fact = record(
        ROLL_CALLED, roll, by=None, owner=leader, told=[leader], kind=roll.kind, start=roll.start, n=len(missing), who=who
    )  # fmt: skip
    notify(CALLED, fact, [roll.leader_id], told=True)


def _promise(roll: Roll, rows: list[WorkReport]) -> None:
    """What came in time and nobody has answered yet, by the next working day of who answers."""
    leader = Person.objects.select_related("team").get(pk=roll.leader_id)
    rules = rules_for(leader.team)
    waiting = [one for one in rows if one.handed_in_at and not one.is_late and one.answered_at is None]
    if not waiting or not rules.comment_on:
        return
    calendar: Any = calendar_of(leader)
    called = max(one.due_at for one in rows if one.due_at).astimezone(calendar.zone).date()
    answer_by = instant(calendar.add_workdays(called, 1), rules.comment_by, calendar.zone)
    Roll.objects.filter(pk=roll.pk).update(answer_by=max(answer_by, clock.now() + timedelta(hours=1)))
    roll.refresh_from_db()
    deadlines.ask_for_answers(roll, rules.daily)
