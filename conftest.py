"""Fixtures of every room's tests: the cast, a settable clock, Chinese on the screen, no leftovers between tests."""

import gc
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import translation

from tests.cast import Cast, set_up_cast
from xiaodui.core import clock as the_clock
from xiaodui.governance import book


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Two workers begin with half of the list each: one with the stories, the other with what takes long.

    So neither sits idle at the end while the other is at a test of half a minute, and one browser and server do.
    """
    stories = [item for item in items if item.get_closest_marker("browser")]
    rest = [item for item in items if not item.get_closest_marker("browser")]
    long = [item for item in rest if item.get_closest_marker("long")]
    others = [item for item in rest if not item.get_closest_marker("long")]
    middle = max(len(items) // 2 - len(stories), 0)
    items[:] = [*stories, *others[:middle], *long, *others[middle:]]


def pytest_collection_finish() -> None:
    """Modules and tests stay to the end: the collector need not walk a million objects of theirs again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def no_leftovers(request: pytest.FixtureRequest, django_db_blocker: Any) -> Iterator[None]:
    """Rate limits and other caches of this process begin empty; sentences are Chinese. A rulebook that this test
    changed was rolled back with it: it is forgotten, or the next test would live by it for half a second. A story
    changes none here, and its browser's loop lets nobody ask the database."""
    cache.clear()
    with translation.override("zh-hans"):
        yield
    if book._held is not None and not request.node.get_closest_marker("browser"):
        with django_db_blocker.unblock():
            if book.edition_now() != book._held.edition:
                book.forget()


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test says in a second what people say in an hour, and at any hour: it is neither a flood nor night."""
    monkeypatch.setattr("xiaodui.norms.looks.in_quiet", lambda now, since, until: False)
    monkeypatch.setattr("xiaodui.norms.looks.is_flood", lambda times, now, most: False)


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
