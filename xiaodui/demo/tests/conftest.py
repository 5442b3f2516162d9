"""A demo company of ten days, made once for all tests that only look."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction

from xiaodui.core import clock
from xiaodui.deals.models import Stage
from xiaodui.demo.making import make
from xiaodui.people import builtin
from xiaodui.people.models import Role

NOW = datetime(2026, 3, 18, 2, 12, tzinfo=UTC)
"""A Wednesday, 10:12 in Shanghai."""
DAYS = 10


def set_up_house() -> None:
    """What migrations wrote; a transactional test before us may have flushed it."""
    builtin.lay(Role)
    if not Stage.objects.exists():
        for order, name in enumerate(("初步接触", "需求确认", "方案报价", "合同谈判"), start=1):
            Stage.objects.create(name_zh=name, order=order, chance=order * 20, engages=order > 1)


@pytest.fixture
def house(db: None) -> Iterator[None]:
    """An empty installation at half past ten on a Wednesday."""
    set_up_house()
    with clock.at(NOW):
        yield


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, Any]]:
    cache.clear()
    with django_db_blocker.unblock(), transaction.atomic():
        set_up_house()
        with clock.at(NOW):
            yield make(seed=7, days=DAYS)
        transaction.set_rollback(True)
    cache.clear()


@pytest.fixture
def company(made: dict[str, Any], db: None) -> Iterator[dict[str, Any]]:
    with clock.at(NOW):
        yield made
