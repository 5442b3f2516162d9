"""One's own week and one's roster: set by acts, told in facts, shown on the person's page."""

from datetime import date

import pytest
from django.urls import reverse

from tests.cast import sign_in
from xiaodui.core.calendar.company import forget
from xiaodui.core.models import CalendarDay, WorkingHours
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.journal.models import Fact
from xiaodui.people import acts
from xiaodui.people.calendars import calendar_of
from xiaodui.people.models import OwnHours, Shift

THURSDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 11, day) for day in (26, 28, 29, 30))


@pytest.fixture(autouse=True)
def at_work(db, clock):
    clock(2026, 11, 26, 8)
    forget()
    yield
    forget()


class TestOwnHours:
    def test_ones_own_and_by_who_manages_one(self, cast):
        acts.set_hours(cast.wanglei, by=cast.wanglei, usual="10:00-19:00", sat="10:00-14:00", wed="休")
        acts.set_hours(cast.chenchen, by=cast.laozhou, usual="08:00-17:00")
        calendar = calendar_of(cast.wanglei)
        assert calendar.spans_of(SATURDAY) == ((600, 840),) and not calendar.is_workday(date(2026, 12, 2))
        told = Fact.objects.filter(verb="person.hours-set").first()
        assert told.detail["weekly"] == {"sat": "10:00-14:00", "wed": ""}
        with pytest.raises(Forbidden):
            acts.set_hours(cast.chenchen, by=cast.wanglei, usual="08:00-17:00")

    @pytest.mark.parametrize("week", [{}, {"usual": "09:00-12:00, 13:30-18:00"}, {"fri": "09:00-12:00,13:30-18:00"}])
    def test_what_is_the_companys_follows_the_company(self, cast, week):
        acts.set_hours(cast.wanglei, by=cast.wanglei, usual="10:00-19:00")
        acts.set_hours(cast.wanglei, by=cast.wanglei, **week)
        WorkingHours.objects.create(pk=1, usual="08:00-16:00")
        forget()
        assert calendar_of(cast.wanglei).spans_of(MONDAY) == ((480, 960),)

    def test_a_week_without_work_is_refused(self, cast):
        with pytest.raises(Refusal, match="至少留一天"):
            acts.set_hours(cast.wanglei, by=cast.wanglei, **dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), "off"))
        assert not OwnHours.objects.exists()

    def test_nonsense_is_told_at_its_field_with_an_example(self, cast):
        with pytest.raises(Invalid) as no:
            acts.set_hours(cast.wanglei, by=cast.wanglei, usual="9-18", sat="22:00-06:00")
        assert set(no.value.errors) == {"usual", "sat"}
        assert "09:00-12:00, 13:30-18:00" in str(no.value.errors["usual"][0])


class TestShifts:
    def put(self, cast, hours, since=SATURDAY, until=SUNDAY, by=None):
        acts.set_shifts(cast.wanglei, by=by or cast.lijing, since=since, until=until, hours=hours)

    def test_a_leader_puts_his_people_on_a_sunday(self, cast):
        self.put(cast, "10:00-12:00")
        assert [calendar_of(cast.wanglei).is_workday(day) for day in (SATURDAY, SUNDAY, MONDAY)] == [True] * 3
        told = Fact.objects.get(verb="person.shifts-set")
        assert (told.detail["since"], told.detail["until"], told.detail["hours"]) == (
            "2026-11-28", "2026-11-29", "10:00-12:00",
        )  # fmt: skip

    def test_neither_oneself_nor_a_colleague_nor_another_teams_leader(self, cast):
        self.put(cast, "10:00-12:00", by=cast.laozhou)
        for by in (cast.wanglei, cast.chenchen, cast.sunyue, cast.zhaomin):
            with pytest.raises(Forbidden):
                self.put(cast, "10:00-12:00", by=by)
        with pytest.raises(Forbidden):
            acts.set_shifts(cast.zhaomin, by=cast.lijing, since=SATURDAY, until=SUNDAY, hours="休")

    def test_a_day_off_and_the_week_again(self, cast):
        self.put(cast, "休", MONDAY, MONDAY)
        assert not calendar_of(cast.wanglei).is_workday(MONDAY)
        self.put(cast, "", MONDAY, MONDAY)
        assert calendar_of(cast.wanglei).is_workday(MONDAY) and not Shift.objects.exists()

    def test_what_stood_there_is_replaced_day_by_day(self, cast):
        self.put(cast, "10:00-12:00", THURSDAY, MONDAY)
        self.put(cast, "14:00-16:00")
        stands = dict(Shift.objects.values_list("day", "hours"))
        assert (stands[SATURDAY], stands[MONDAY], len(stands)) == ("14:00-16:00", "10:00-12:00", 5)

    @pytest.mark.parametrize(
        ("since", "until"), [(SUNDAY, SATURDAY), (date(2026, 1, 1), date(2026, 1, 2)), (SUNDAY, date(2028, 1, 1))]
    )
    def test_days_that_make_no_sense_are_refused(self, cast, since, until):
        with pytest.raises(Refusal):
            self.put(cast, "10:00-12:00", since, until)

    def test_a_night_is_written_as_two_days(self, cast):
        with pytest.raises(Invalid, match="22:00-24:00"):
            self.put(cast, "22:00-06:00")
        self.put(cast, "00:00-06:00, 22:00-24:00")
        assert calendar_of(cast.wanglei).spans_of(SUNDAY) == ((0, 360), (1320, 1440))

    def test_who_left_has_no_roster(self, cast):
        with pytest.raises(Refusal, match="已停用"):
            acts.set_shifts(cast.gone, by=cast.laozhou, since=SATURDAY, until=SUNDAY, hours="休")


class TestPage:
    def test_it_tells_the_week_with_leave_shifts_and_holidays(self, cast, client):
        CalendarDay.objects.create(day=date(2026, 11, 24), is_workday=False, name="公司年会")
        acts.set_shifts(cast.wanglei, by=cast.lijing, since=SUNDAY, until=SUNDAY, hours="10:00-12:00")
        acts.be_away(cast.wanglei, by=cast.wanglei, since=THURSDAY, until=THURSDAY, reason="看牙")
        page = sign_in(client, cast.zhaomin).get(reverse("person", args=[cast.wanglei.pk])).content.decode()
        assert all(word in page for word in ("公司年会", "10:00–12:00", "排班", "请假", "09:00–12:00, 13:30–18:00"))
        assert "看牙" not in page and reverse("set-person-shifts", args=[cast.wanglei.pk]) not in page

    def test_what_comes_later_is_listed(self, cast, client):
        acts.set_shifts(cast.wanglei, by=cast.lijing, since=date(2026, 12, 5), until=date(2026, 12, 6), hours="休")
        acts.be_away(cast.wanglei, by=cast.wanglei, since=date(2026, 12, 24), until=date(2026, 12, 25))
        page = sign_in(client, cast.lijing).get(reverse("person", args=[cast.wanglei.pk])).content.decode()
        assert "12 月 5 日" in page and "12 月 24 日" in page
        assert reverse("set-person-shifts", args=[cast.wanglei.pk]) in page

    def test_hours_are_edited_in_a_dialog_that_begins_with_what_holds(self, cast, client):
        WorkingHours.objects.create(pk=1, usual="08:00-16:00", weekly={"sat": "08:00-12:00"})
        forget()
        url = reverse("set-person-hours", args=[cast.wanglei.pk])
        asked = sign_in(client, cast.wanglei).get(url).content.decode()
        assert 'value="08:00-16:00"' in asked and 'value="08:00-12:00"' in asked
        assert client.post(url, {"usual": "10:00-19:00"}).status_code == 302
        assert 'value="08:00-12:00"' not in client.get(url).content.decode()
        assert client.post(url, {"usual": "9-5"}).status_code == 422
        assert sign_in(client, cast.chenchen).get(url).status_code == 403

    def test_the_roster_is_set_in_a_dialog(self, cast, client):
        url = reverse("set-person-shifts", args=[cast.wanglei.pk])
        asked = {"since": "2026-11-29", "until": "2026-11-29", "hours": "10:00-12:00"}
        assert sign_in(client, cast.lijing).post(url, asked).status_code == 302
        assert Shift.objects.get().hours == "10:00-12:00"
        assert sign_in(client, cast.wanglei).get(url).status_code == 403

    def test_who_manages_him_writes_his_days_away(self, cast, client):
        url = reverse("person-away", args=[cast.wanglei.pk])
        asked = {"since": "2026-11-30", "until": "2026-12-01"}
        assert sign_in(client, cast.laozhou).post(url, asked).status_code == 302
        assert not calendar_of(cast.wanglei).is_workday(MONDAY)
        assert sign_in(client, cast.lijing).get(url).status_code == 403
