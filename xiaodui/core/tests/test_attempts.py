"""An attempt that was refused is recorded after what it did is undone, once, whatever called it."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from xiaodui.core.acts import Asked, Takes, act, attempts_kept
from xiaodui.core.acts import act as declaring
from xiaodui.core.acts.act import _acts
from xiaodui.core.models import CalendarDay
from xiaodui.core.refusal import Refusal

pytestmark = pytest.mark.django_db
assert act is declaring


@pytest.fixture
def kept() -> Iterator[list[str]]:
    """Two acts of this test alone: one writes and refuses, the other calls it; and what was recorded."""
    recorded: list[str] = []

    def refuse(*, by: object) -> None:
        CalendarDay.objects.create(day="2031-01-01", is_workday=True)
        raise Refusal(
            "no", "no", attempt=lambda: recorded.append(f"{CalendarDay.objects.filter(day='2031-01-01').count()}")
        )

    inner = declaring("probe.refuse", who=lambda by, target: True)(refuse)
    declaring("probe.around", who=lambda by, target: True)(lambda *, by: inner(by=by))
    yield recorded
    del _acts["probe.refuse"], _acts["probe.around"]


@pytest.mark.parametrize("name", ["probe.refuse", "probe.around"])
def test_recorded_once_after_the_row_is_gone(kept: list[str], name: str) -> None:
    with pytest.raises(Refusal):
        _acts[name](by=None)
    assert kept == ["0"]


def test_each_row_of_many_keeps_its_own(kept: list[str]) -> None:
    answers = _acts["probe.refuse"].many([Asked(Takes(), by=None), Asked(Takes(), by=None)])
    assert [str(one) for one in answers] == ["no", "no"]
    assert kept == ["0", "0"]


def test_a_transaction_round_it_records_when_that_is_undone(kept: list[str]) -> None:
    with pytest.raises(Refusal), attempts_kept(), transaction.atomic():
        _acts["probe.refuse"](by=None)
    assert kept == ["0"]
