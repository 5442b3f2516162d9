"""Random weeks, rosters, leave, deputies and zones: every instant equals that of a slow walk through every minute; and
random ticks with random downtimes take each step once, in order, never early."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import set_up_cast
from xiaodui.core import clock
from xiaodui.core.calendar.company import forget
from xiaodui.core.models.calendar import CalendarDay
from xiaodui.deadlines import DEPUTY, DUE, HALF, LEADER, Deadline, DeadlineKind, Step, meet, open_deadline
from xiaodui.deadlines.acts import tick
from xiaodui.journal.models import Fact
from xiaodui.measures.models import Tally
from xiaodui.people.models import Absence, Delegation, OwnHours, Person, Shift

MONDAY = date(2026, 11, 23)
MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)
ZONES = ["Asia/Shanghai", "America/New_York", "Asia/Kolkata", "Europe/Berlin", "Australia/Adelaide", "Pacific/Apia"]
HOURS = ["09:00-12:00, 13:30-18:00", "08:00-20:00", "10:15-11:45", "22:00-24:00", "00:00-06:00, 22:00-24:00"]
STEPS = (HALF, Step("half", minutes=-20), DUE, DEPUTY, LEADER, Step("leader", minutes=45))
ANY = DeadlineKind("test-any", "随便", "Anything", steps=STEPS)
ALONE = DeadlineKind("test-alone", "本人", "Alone", steps=STEPS, personal=True)
slow = settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
pytestmark = pytest.mark.django_db


def some_days(values):
    return st.dictionaries(st.integers(-2, 9), values, max_size=4)


LIFE = st.fixed_dictionaries({
    "zone": st.sampled_from(ZONES), "usual": st.sampled_from(HOURS), "saturday": st.sampled_from(["", HOURS[1]]),
    "shifts": some_days(st.sampled_from(["", *HOURS])), "company": some_days(st.booleans()),
    "away": some_days(st.booleans()), "personal": st.booleans(),
    "start": st.integers(0, 3 * 86_400), "minutes": st.integers(1, 1500),
})  # fmt: skip


def live(person, deputy, life):
    """Write this life into the tables: `away` says of each day away whether a deputy stands in."""
    Person.objects.filter(pk=person.pk).update(time_zone=life["zone"])
    OwnHours.objects.create(person=person, usual=life["usual"], weekly={"sat": life["saturday"]})
    for day, worked in life["company"].items():
        CalendarDay.objects.update_or_create(day=MONDAY + timedelta(days=day), defaults={"is_workday": worked})
    for day, hours in life["shifts"].items():
        Shift.objects.create(person=person, day=MONDAY + timedelta(days=day), hours=hours)
    for day, stood_in in life["away"].items():
        on = MONDAY + timedelta(days=day)
        Absence.objects.create(person=person, since=on, until=on)
        if stood_in:
            Delegation.objects.create(giver=person, deputy=deputy, since=on, until=on)
    forget()


def works(life, wall):
    """Whether this minute on the person's wall is working time; written anew, from the tables' meaning alone."""
    day = (wall.date() - MONDAY).days
    if day in life["away"] and (life["personal"] or not life["away"][day]):
        return False
    hours = life["saturday"] if wall.weekday() == 5 else life["usual"] if wall.weekday() < 5 else None
    if not life["company"].get(day, bool(hours)):
        hours = ""
    hours = life["shifts"].get(
        day, life["usual"] if hours is None or (not hours and life["company"].get(day)) else hours
    )
    minute = f"{wall:%H:%M}"
    return any(span.split("-")[0] <= minute < span.split("-")[1] for span in hours.split(", ") if span)


def walked(life, start, seconds):
    """The first instant at which so much working time has passed, a minute at a time."""
    at, left, zone = start.replace(second=0), seconds, ZoneInfo(life["zone"])
    if not left:
        return start
    while True:
        if works(life, at.astimezone(zone)):
            passed = (at + MINUTE - max(at, start)).total_seconds()
            if left <= passed:
                return max(at, start) + timedelta(seconds=left)
            left -= passed
        at += MINUTE


class Undo(Exception):
    pass


def undone(work):
    """Each example leaves the tables as they were."""
    try:
        with transaction.atomic():
            work()
            raise Undo
    except Undo:
        forget()


def known_days(cast):
    """Public holidays of other weeks don't matter, those of these two weeks are the example's."""
    CalendarDay.objects.filter(day__range=(MONDAY - timedelta(days=9), MONDAY + timedelta(days=40))).delete()


@slow
@given(life=LIFE)
def test_every_instant_equals_the_slow_walk(life):
    def work():
        cast = set_up_cast()
        known_days(cast)
        live(cast.wanglei, cast.chenchen, life)
        start = datetime(2026, 11, 23, tzinfo=UTC) + timedelta(seconds=life["start"])
        with clock.at(start):
            kind = ALONE if life["personal"] else ANY
            one = open_deadline(kind, cast.thunder, cast.wanglei, minutes=life["minutes"])
        seconds = life["minutes"] * 60
        due = walked(life, start, seconds)
        assert one.due_at == due
        found = sorted((planned.step.name, planned.at) for planned in one.steps)
        before = [("half", walked(life, start, seconds / 2))]
        before += [("half", walked(life, start, seconds - 1200))] if seconds > 1200 else []
        after = [("deputy", seconds / 2), ("leader", seconds), ("leader", 2700)]
        assert found == sorted([*before, ("due", due), *((name, walked(life, due, later)) for name, later in after)])

    undone(work)


@slow
@given(
    promised=st.lists(st.tuples(st.integers(0, 200), st.integers(1, 300)), min_size=1, max_size=5),
    pauses=st.lists(st.integers(0, 9_000), max_size=40), met=st.dictionaries(st.integers(0, 4), st.integers(0, 60_000)),
)  # fmt: skip
def test_each_step_comes_once_in_order_and_never_early(promised, pauses, met):
    """The pauses are downtimes: between two ticks nobody minds the clock. A pause of 0 ends a second before the next step."""

    def work():
        cast = set_up_cast()
        known_days(cast)
        begin = datetime(2026, 11, 23, 1, tzinfo=UTC)
        with clock.at(begin):
            subjects = [f"team:{number}" for number in range(len(promised))]
            rows = [
                open_deadline(ANY, subject, cast.wanglei, minutes=minutes, start=begin + timedelta(minutes=late))
                for subject, (late, minutes) in zip(subjects, promised, strict=True)
            ]
        now, ticked, ended = begin, begin, dict[int, tuple[datetime, datetime]]()
        for pause in [*pauses, 10**7]:
            following = Deadline.objects.filter(next_at__gt=now + SECOND).order_by("next_at").first()
            now = following.next_at - SECOND if not pause and following else now + timedelta(seconds=pause)
            with clock.at(now):
                for number, seconds in met.items():
                    done = begin + timedelta(seconds=seconds)
                    if number < len(rows) and number not in ended and done <= now:
                        ended[number] = (done, ticked)
                        assert meet(ANY, subjects[number], at=done) == 1
                tick()
            ticked = now
        assert not Deadline.objects.filter(next_at__isnull=False).exists()
        for number, row in enumerate(rows):
            check(row, *ended.get(number, (None, ticked)))

    undone(work)


def check(row, done, ticked):
    """`done`: when it was met, `ticked`: when the minder had last come by then."""
    facts = list(Fact.objects.filter(subject=f"deadline:{row.pk}").order_by("id"))
    names = [planned.step.name for planned in row.steps]
    steps, place = [fact for fact in facts if "step" in fact.detail], 0
    for fact in steps:
        place += names[place:].index(fact.detail["step"]) + 1
        assert fact.happened_at >= row.steps[place - 1].at, "early"
    verbs = [fact.verb.removeprefix("deadline.") for fact in facts]
    in_time = done is not None and done <= row.due_at
    assert verbs.count("missed") == (1 if not in_time or ticked >= row.due_at else 0)
    assert verbs.count("met") == int(in_time)
    assert verbs.count("done-late") == int(done is not None and not in_time)
    if done is None:
        assert [fact.detail["step"] for fact in steps].count("leader") == 2, "after the due instant every rung is told"
    missed = Tally.objects.filter(measure="deadlines.test-any.missed", subject=f"deadline:{row.pk}")
    assert sum(one.value for one in missed) == (0 if in_time else 1), "one place of truth, whoever came first"
