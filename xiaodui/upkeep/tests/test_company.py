"""Days and rates are set by acts, and what counts by them follows."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from tests.cast import Cast, sign_in
from xiaodui.core.calendar.company import company_calendar
from xiaodui.core.money import to_base
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.upkeep.acts import set_day, set_rate

SATURDAY = date(2026, 11, 28)


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
