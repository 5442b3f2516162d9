from datetime import UTC, datetime, timedelta

import pytest

from xiaodui.core import clock
from xiaodui.jobs import hold, let_go
from xiaodui.jobs.lease import holder_of, this_process

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_the_holder_renews_and_another_waits_until_it_is_silent():
    with clock.at(NINE):
        assert hold("seal", 30, holder="a") and not hold("seal", 30, holder="b")
    with clock.at(NINE + timedelta(seconds=20)):
        assert hold("seal", 30, holder="a")
    with clock.at(NINE + timedelta(seconds=40)):
        assert not hold("seal", 30, holder="b")
    with clock.at(NINE + timedelta(seconds=50)):
        assert hold("seal", 30, holder="b") and not hold("seal", 30, holder="a")


def test_given_back_it_is_free_at_once_but_only_by_its_holder():
    assert hold("seal", 30)
    let_go("seal", holder="a")
    assert holder_of("seal") == this_process()
    let_go("seal")
    assert holder_of("seal") is None and hold("seal", 30, holder="a")
