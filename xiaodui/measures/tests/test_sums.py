"""Laws of sums: however a figure is cut, its parts make the whole."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from xiaodui.measures.asking import BY, ask, ask_all, totals
from xiaodui.measures.models import Tally
from xiaodui.measures.period import Period

FIRST = date(2025, 11, 17)
CODES = ["deals.won_amount", "deals.won_count", "deals.lost_count", "deals.win_rate", "deals.cycle_days"]
TALLIES = st.lists(
    st.tuples(
        st.sampled_from(CODES[:3]), st.one_of(st.none(), st.integers(1, 6)), st.one_of(st.none(), st.integers(1, 4)),
        st.one_of(st.none(), st.integers(1, 3)), st.integers(0, 200),
        st.decimals(-10_000_000, 10_000_000, places=4),
    ),
    max_size=60,
)  # fmt: skip


class TestAnyTallies(TestCase):
    @settings(max_examples=40, deadline=None)
    @given(TALLIES, st.integers(0, 200), st.integers(0, 200))
    def test_parts_of_every_cut_make_the_whole(self, rows: Any, one: int, other: int) -> None:
        Tally.objects.bulk_create(
            Tally(measure=code, person_id=who, team_id=team, product_id=product, day=FIRST + timedelta(days=day),
                  value=value, unit="", fact_id=1, subject="deal:1")
            for code, who, team, product, day, value in rows
        )  # fmt: skip
        period = Period(FIRST + timedelta(days=min(one, other)), FIRST + timedelta(days=max(one, other)))
        inside = [row for row in rows if period.start <= FIRST + timedelta(days=row[4]) <= period.end]
        for code in CODES[:3]:
            plain = sum((row[5] for row in inside if row[0] == code), Decimal(0))
            for by in BY:
                answer = ask(code, None, period, by)
                assert answer.total == plain
                assert sum((row.value or Decimal(0) for row in answer.rows), Decimal(0)) == plain
        won, lost = (sum((row[5] for row in inside if row[0] == code), Decimal(0)) for code in CODES[1:3])
        rate = ask("deals.win_rate", None, period).total
        assert (
            rate is None
            if won + lost == 0
            else rate == (won / (won + lost)).quantize(Decimal("0.0001"), "ROUND_HALF_UP")
        )


@pytest.mark.parametrize("by", BY)
def test_asked_together_is_asked_one_by_one(cast: Any, sold: Any, by: str) -> None:
    period = Period(date(2026, 1, 1), date(2026, 3, 31))
    for reader in (cast.laozhou, cast.lijing, cast.wanglei, None):
        together, whole = ask_all(CODES, reader, period, by), totals(CODES, reader, period)
        for code in CODES:
            alone = ask(code, reader, period, by)
            assert together[code].rows == alone.rows and together[code].total == alone.total == whole[code].total


def test_the_question_is_small_whatever_is_asked(cast: Any, sold: Any, django_assert_max_num_queries: Any) -> None:
    period = Period(date(2026, 1, 1), date(2026, 3, 31))
    reader = cast.fresh(cast.laozhou)
    with django_assert_max_num_queries(3):
        ask_all(CODES, reader, period, "person")
