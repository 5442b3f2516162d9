"""Exact decimals: what goes in comes out, and sums don't drift."""

from decimal import Decimal

import pytest
from django.db.models import Sum
from hypothesis import given
from hypothesis import strategies as st

from xiaodui.core.exact import from_int, to_int
from xiaodui.measures.models import Tally

amounts = st.decimals(min_value=-(10**10), max_value=10**10, places=4)


@given(amounts)
def test_there_and_back(amount: Decimal) -> None:
    assert from_int(to_int(amount)) == amount


@given(st.integers(min_value=-(2**62), max_value=2**62))
def test_never_an_exponent(stored: int) -> None:
    assert "E" not in str(from_int(stored)).upper() or from_int(stored) == from_int(stored).to_integral_value()
    assert "E" not in format(from_int(stored), "f")


@pytest.mark.django_db
def test_a_sum_in_sql_is_exact() -> None:
    tenth = {
        "measure": "m",
        "unit": "money",
        "fact_id": 1,
        "subject": "deal:1",
        "day": "2026-03-18",
        "value": Decimal("0.1"),
    }
    Tally.objects.bulk_create(Tally(**tenth) for _ in range(3000))
    assert Tally.objects.aggregate(sum=Sum("value"))["sum"] == Decimal(300)
