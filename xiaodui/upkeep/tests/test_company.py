"""Days, hours and rates are set by acts, and what counts by them follows."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast, sign_in
from xiaodui.core.calendar.company import company_calendar, forget
from xiaodui.core.models import WorkingHours
from xiaodui.core.money import to_base
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.journal.models import Fact
from xiaodui.upkeep.acts import set_day, set_hours, set_rate

SATURDAY = date(2026, 11, 28)


@pytest.fixture(autouse=True)
def fresh_calendar() -> Iterator[None]:
    forget()
    yield
    forget()


@pytest.mark.django_db(transaction=True)
def test_a_day_set_counts_at_once(cast: Cast) -> None:
    assert not company_calendar().is_workday(SATURDAY)
    set_day(by=cast.laozhou, day=SATURDAY, is_workday=True, name="赶工")
    assert company_calendar().is_workday(SATURDAY)


@pytest.mark.django_db
def test_a_rate_set_turns_money_into_base(cast: Cast) -> None:
    with pytest.raises(Refusal):
        to_base(Decimal(100), "USD", date(2026, 3, 18))
    set_rate(by=cast.laozhou, currency="USD", since=date(2026, 1, 1), rate="7.1234")
    assert to_base(Decimal(100), "USD", date(2026, 3, 18)) == Decimal("712.34")


@pytest.mark.django_db
def test_only_who_operates_sets_them(cast: Cast, client: Client) -> None:
    with pytest.raises(Forbidden):
        set_rate(by=cast.lijing, currency="USD", since=date(2026, 1, 1), rate="7")
    assert sign_in(client, cast.laozhou).get("/settings/company").status_code == 200
    assert sign_in(client, cast.lijing).get("/settings/company").status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize(("currency", "rate"), [("CNY", "1"), ("XYZ", "2"), ("usd", "7"), ("USD", "0"), ("USD", "-7")])
def test_nonsense_is_refused(cast: Cast, currency: str, rate: str) -> None:
    with pytest.raises(Refusal):
        set_rate(by=cast.laozhou, currency=currency, since=date(2026, 1, 1), rate=rate)


@pytest.mark.django_db(transaction=True)
def test_hours_set_count_at_once_for_what_is_promised_next(cast: Cast) -> None:
    friday = datetime(2026, 11, 27, 17, tzinfo=ZoneInfo("Asia/Shanghai"))
    promised = company_calendar().due_at(friday, 120)
    set_hours(by=cast.laozhou, usual="9:00～12:00，13:00至18:00", sat="9:00-12:00", mon="休")
    assert WorkingHours.objects.get().weekly == {"sat": "09:00-12:00", "mon": ""}
    assert promised.astimezone(friday.tzinfo).day == 30
    assert company_calendar().due_at(friday, 120) == friday.replace(day=28, hour=10)
    told = Fact.objects.get(verb="workinghours.set")
    assert told.detail["usual"] == "09:00-12:00, 13:00-18:00"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "week",
    [{"usual": ""}, {"usual": "9-18"}, {"usual": "22:00-06:00"}, {"usual": "09:00-18:00", "sat": "全天"},
     {"usual": "09:00-18:00"} | dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), "休")],
)  # fmt: skip
def test_a_week_that_cannot_be_worked_is_refused(cast: Cast, week: dict[str, str]) -> None:
    with pytest.raises(Refusal):
        set_hours(by=cast.laozhou, **week)
    assert not WorkingHours.objects.exists()


@pytest.mark.django_db
def test_the_page_shows_the_week_and_its_dialog_begins_with_it(cast: Cast, client: Client) -> None:
    sign_in(client, cast.laozhou)
    asked = {"usual": "10:00-19:00", "fri": "10:00-16:00", "wed": "休"}
    assert client.post(reverse("set-company-hours"), asked).status_code == 302
    forget()
    page = client.get(reverse("company-settings")).content.decode()
    assert "周一–周二" in page and "10:00–16:00" in page
    dialog = client.get(reverse("set-company-hours")).content.decode()
    assert 'value="10:00-16:00"' in dialog and 'value="休"' in dialog and "已经答应的时间不变" in dialog
    wrong = client.post(reverse("set-company-hours"), {"usual": "nine to five"})
    assert wrong.status_code == 422
    assert "nine to five" in wrong.content.decode() and "09:00-12:00, 13:30-18:00" in wrong.content.decode()
