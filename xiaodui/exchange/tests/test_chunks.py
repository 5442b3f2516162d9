"""How many rows a transaction takes: as many as fit into the time for which others may wait."""

import pytest

from xiaodui.customers.models import Customer
from xiaodui.exchange.chunks import HELD, MOST, sized
from xiaodui.exchange.tests.bringing import bring, csv, taken_in


@pytest.mark.parametrize(
    ("size", "took", "then"),
    [
        (60, HELD, 60),
        (60, HELD / 1.2, 72),
        (60, HELD / 100, 90),
        (250, HELD / 100, MOST),
        (100, HELD * 2, 50),
        (100, HELD * 50, 30),
        (30, HELD * 50, 30),
    ],
)
def test_it_follows_the_time(size, took, then):
    assert sized(size, 60, took) == then


def test_a_single_row_stays_single():
    assert sized(1, 1, HELD / 100) == 1 and sized(1, 1, HELD * 100) == 1


@pytest.mark.django_db
def test_whatever_the_chunks_each_row_is_brought_once(manager):
    """The same company in the first chunk and in later, longer or shorter ones."""
    names = [f"昆山第{n % 190}精密公司" for n in range(400)]
    data = csv(["客户名称", "人数"], *[(name, str(n)) for n, name in enumerate(names)])
    said = taken_in(bring(manager, "customers", data, existing="skip"), manager)
    assert said == {"added": 190, "updated": 0, "same": 210, "rejected": 0}
    assert Customer.objects.count() == 190
