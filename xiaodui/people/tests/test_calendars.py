"""When a person works: the company's days on his clocks, his week, his roster, his days away; and who stands in."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from xiaodui.core.calendar import Hours
from xiaodui.core.calendar.company import company_calendar, forget
from xiaodui.core.models import CalendarDay, WorkingHours
from xiaodui.people.acts import be_away, delegate
from xiaodui.people.calendars import calendar_of, calendars_of, deputies_of, deputy_of
from xiaodui.people.models import Absence, OwnHours, Person, Shift

SUNDAY, MONDAY, TUESDAY = date(2026, 11, 29), date(2026, 11, 30), date(2026, 12, 1)


@pytest.fixture(autouse=True)
def at_work(db, clock):
    clock(2026, 11, 26, 8)
    forget()
    yield
    forget()


def spans_of(person, day):
    return calendar_of(person).spans_of(day)


def test_without_anything_of_his_own_it_is_the_companys(cast):
    CalendarDay.objects.create(day=MONDAY, is_workday=False, name="公司年会")
    assert calendar_of(cast.wanglei) == calendar_of(cast.wanglei.pk) == company_calendar()
    assert not calendar_of(cast.wanglei).is_workday(MONDAY)


def test_the_clocks_are_his_own(cast):
    Person.objects.filter(pk=cast.wanglei.pk).update(time_zone="America/New_York")
    begin, _end = next(calendar_of(cast.wanglei).working_spans(MONDAY))
    assert begin == datetime(2026, 11, 30, 14, tzinfo=UTC)
    assert calendar_of(cast.wanglei).zone == ZoneInfo("America/New_York")


def test_his_week_stands_alone_when_its_usual_hours_are_his(cast):
    WorkingHours.objects.create(pk=1, usual="08:00-17:00", weekly={"sat": "09:00-12:00"})
    OwnHours.objects.create(person=cast.wanglei, usual="10:00-19:00", weekly={"fri": ""})
    OwnHours.objects.create(person=cast.chenchen, weekly={"fri": ""})
    of = calendars_of([cast.wanglei.pk, cast.chenchen.pk])
    assert of[cast.wanglei.pk].hours == Hours.read("10:00-19:00", fri="")
    assert of[cast.chenchen.pk].hours == Hours.read("08:00-17:00", sat="09:00-12:00", fri="")


def test_a_shift_on_a_sunday_is_worked_and_a_day_off_is_not(cast):
    Shift.objects.create(person=cast.wanglei, day=SUNDAY, hours="10:00-12:00")
    Shift.objects.create(person=cast.wanglei, day=MONDAY, hours="")
    assert spans_of(cast.wanglei, SUNDAY) == ((600, 720),) and spans_of(cast.chenchen, SUNDAY) == ()
    assert spans_of(cast.wanglei, MONDAY) == () and calendar_of(cast.chenchen).is_workday(MONDAY)


@pytest.mark.parametrize("shift_first", [True, False])
def test_who_is_away_is_away_whatever_the_roster_says(cast, shift_first):
    def away():
        return Absence.objects.create(person=cast.wanglei, since=SUNDAY, until=MONDAY)

    def rostered():
        return Shift.objects.create(person=cast.wanglei, day=MONDAY, hours="10:00-12:00")

    for write in [rostered, away] if shift_first else [away, rostered]:
        write()
    calendar = calendar_of(cast.wanglei)
    assert [calendar.is_workday(day) for day in (SUNDAY, MONDAY, TUESDAY)] == [False, False, True]


def test_a_clock_runs_on_for_who_is_away_without_an_end(cast):
    Absence.objects.create(person=cast.wanglei, since=MONDAY)
    calendar = calendar_of(cast.wanglei, until=date(2026, 12, 31))
    due = calendar.due_at(datetime(2026, 11, 29, 12, tzinfo=UTC), 60)
    assert due == datetime(2027, 1, 4, 2, tzinfo=UTC)


def test_many_people_cost_as_much_as_one(cast, django_assert_num_queries):
    people = [one.pk for one in cast.people.values() if one.pk]
    for pk in people:
        Shift.objects.create(person_id=pk, day=SUNDAY, hours="10:00-12:00")
        OwnHours.objects.create(person_id=pk, usual="10:00-19:00")
    with django_assert_num_queries(4):
        assert len(calendars_of(people)) == len(people)
    with django_assert_num_queries(2):
        calendar_of(people[0])


class TestDeputies:
    def ask(self, cast, deputy, since=MONDAY, until=MONDAY):
        return delegate(cast.wanglei, by=cast.wanglei, deputy=deputy, since=since, until=until, rights=[])

    def test_who_is_there_has_none(self, cast):
        self.ask(cast, cast.chenchen)
        assert deputy_of(cast.wanglei, MONDAY) is None
        be_away(cast.wanglei, by=cast.wanglei, since=MONDAY, until=TUESDAY)
        assert deputy_of(cast.wanglei, MONDAY) == deputy_of(cast.wanglei.pk, MONDAY) == cast.chenchen
        assert deputy_of(cast.wanglei, TUESDAY) is None

    def test_of_several_it_is_the_newest_who_is_still_with_us(self, cast):
        be_away(cast.wanglei, by=cast.wanglei, since=MONDAY, until=TUESDAY)
        be_away(cast.zhaomin, by=cast.zhaomin, since=MONDAY, until=TUESDAY)
        for deputy in (cast.chenchen, cast.lijing, cast.sunyue):
            self.ask(cast, deputy)
        Person.objects.filter(pk=cast.sunyue.pk).update(is_active=False)
        assert deputies_of([cast.wanglei.pk, cast.zhaomin.pk], MONDAY) == {cast.wanglei.pk: cast.lijing}

    def test_who_is_away_himself_stands_in_for_nobody(self, cast):
        be_away(cast.wanglei, by=cast.wanglei, since=MONDAY, until=MONDAY, reason="")
        for deputy in (cast.chenchen, cast.lijing):
            self.ask(cast, deputy)
        be_away(cast.lijing, by=cast.lijing, since=MONDAY, until=MONDAY, reason="")
        assert deputy_of(cast.wanglei, MONDAY) == cast.chenchen
