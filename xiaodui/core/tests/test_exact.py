"""Exact decimals: what goes in comes out, and sums don't drift."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xiaodui.core.exact import LARGEST, ExactSum, from_int, to_int
from xiaodui.measures.models import Tally

amounts = st.decimals(min_value=-(10**10), max_value=10**10, places=4)


@given(amounts)
def test_there_and_back(amount: Decimal) -> None:
    assert from_int(to_int(amount)) == amount


@given(st.integers(min_value=-(2**62), max_value=2**62))
def test_never_an_exponent(stored: int) -> None:
    assert "E" not in str(from_int(stored)).upper() or from_int(stored) == from_int(stored).to_integral_value()
    assert "E" not in format(from_int(stored), "f")


def summed(values: list[Decimal]) -> Decimal | None:
    about = {"measure": "m", "unit": "money", "fact_id": 1, "subject": "deal:1", "day": "2026-03-18"}
    Tally.objects.all().delete()
    Tally.objects.bulk_create(Tally(**about, value=value) for value in values)
    found: Decimal | None = Tally.objects.aggregate(sum=ExactSum("value"))["sum"]
    return found


@pytest.mark.django_db
def test_a_sum_in_sql_is_exact() -> None:
    assert summed([Decimal("0.1")] * 3000) == Decimal(300)
    assert summed([]) is None


@pytest.mark.django_db
def test_a_sum_beyond_64_bits_is_exact_too() -> None:
    """SQLite's own SUM fails here."""
    assert summed([LARGEST, LARGEST, Decimal("0.0001")]) == 2 * LARGEST + Decimal("0.0001")
    assert summed([Decimal("999999999999.9999")] * 1000) == Decimal("999999999999999.9")


@pytest.mark.django_db
@given(values=st.lists(st.one_of(amounts, st.sampled_from([LARGEST, -LARGEST])), min_size=1, max_size=12))
@settings(max_examples=40, deadline=None)
def test_a_sum_is_the_sum_whatever_the_signs(values: list[Decimal]) -> None:
    assert summed(values) == sum(values)
