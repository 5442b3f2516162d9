"""The company's table: filled from published notices, editable, soon known everywhere."""

import csv
import os
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import IntegrityError, transaction

from config.environment import working_hours
from xiaodui.core.calendar import Hours
from xiaodui.core.calendar.company import company_calendar, forget
from xiaodui.core.calendar.filling import load_chinese_days
from xiaodui.core.models import CalendarDay, WorkingHours

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_calendar():
    forget()
    yield
    forget()


def test_make_up_days_are_worked():
    load_chinese_days([2026])
    calendar = company_calendar()
    assert calendar.is_workday(date(2026, 2, 14))
    assert not calendar.is_workday(date(2026, 2, 17))
    assert CalendarDay.objects.get(day=date(2026, 2, 14)).name == "春节调休上班"


def test_every_day_of_three_published_years():
    if not (samples := os.environ.get("XIAODUI_SAMPLES")):
        pytest.skip("set XIAODUI_SAMPLES to check three published years day by day")
    load_chinese_days(range(2024, 2027))
    calendar = company_calendar()
    with (Path(samples) / "china" / "cn_holidays_workdays_2024_2026.csv").open() as file:
        days = {date.fromisoformat(row["date"]): row["is_workday"] == "1" for row in csv.DictReader(file)}
    assert len(days) == 1096
    assert [day for day, worked in days.items() if calendar.is_workday(day) != worked] == []


def test_a_year_without_notice_has_its_statutory_days():
    filled = load_chinese_days([2026, 2027])
    assert (filled.announced, filled.foreseen) == ([2026], [2027])
    assert not company_calendar().is_workday(date(2027, 10, 1))


def test_filling_twice_keeps_what_the_company_edited():
    load_chinese_days([2026])
    CalendarDay.objects.filter(day=date(2026, 10, 7)).update(is_workday=True)
    assert load_chinese_days([2026]).written == 0
    assert company_calendar().is_workday(date(2026, 10, 7))
    load_chinese_days([2026], again=True)
    assert not company_calendar().is_workday(date(2026, 10, 7))


def test_the_tables_are_read_once(django_assert_num_queries):
    with django_assert_num_queries(2):
        company_calendar()
        company_calendar()


def test_the_command_says_what_is_missing(capsys):
    call_command("calendar", "--fill", "2027")
    assert "2027: statutory holidays only" in capsys.readouterr().out


def test_another_working_day_by_settings(settings):
    settings.WORKING_HOURS = "10:00-19:00"
    assert company_calendar().hours.of(0) == ((600, 1140),)


def test_what_the_company_set_goes_before_the_settings(settings):
    settings.WORKING_HOURS = "10:00-19:00"
    WorkingHours.objects.create(pk=1, usual="08:00-12:00", weekly={"sat": "09:00-12:00", "fri": ""})
    calendar = company_calendar()
    assert calendar.hours == Hours.read("08:00-12:00", sat="09:00-12:00", fri="")
    assert calendar.is_workday(date(2026, 11, 28)) and not calendar.is_workday(date(2026, 11, 27))


def test_the_company_has_one_week():
    with pytest.raises(IntegrityError), transaction.atomic():
        WorkingHours.objects.create(pk=2, usual="08:00-12:00")


@pytest.mark.parametrize("given", ["9 to 5", "18:00-09:00", " "])
def test_nonsense_in_the_environment_is_told_at_the_start(monkeypatch, given):
    monkeypatch.setenv("XIAODUI_WORKING_HOURS", "10:00-19:00")
    assert working_hours() == "10:00-19:00"
    monkeypatch.setenv("XIAODUI_WORKING_HOURS", given)
    with pytest.raises(ImproperlyConfigured, match="09:00-12:00, 13:30-18:00"):
        working_hours()
