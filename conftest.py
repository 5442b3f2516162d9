"""Fixtures of every room's tests: the cast, a settable clock, Chinese on the screen, no leftovers between tests."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache
from django.utils import translation

from tests.cast import Cast, set_up_cast
from xiaodui.core import clock as the_clock


@pytest.fixture(autouse=True)
def no_leftovers() -> Iterator[None]:
    """Rate limits and other caches of this process begin empty; sentences are Chinese."""
    cache.clear()
    with translation.override("zh-hans"):
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    return set_up_cast()


@pytest.fixture
def clock() -> Iterator[Callable[..., datetime]]:
    """`clock(2026, 3, 18)` or `clock(2026, 3, 18, 9, 30)` sets the company's time until it is set again."""
    with ExitStack() as stack:

        def set_to(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
            instant = datetime(year, month, day, hour, minute, tzinfo=the_clock.zone()).astimezone(UTC)
            stack.enter_context(the_clock.at(instant))
            return instant

        yield set_to


@pytest.fixture
def today() -> date:
    return the_clock.today()
