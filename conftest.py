"""Fixtures of every room's tests: the cast, a settable clock, Chinese on the screen, no leftovers between tests."""

import gc
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime
from typing import Any, ClassVar

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from hypothesis import HealthCheck, settings

from tests.cast import Cast, set_up_cast
from xiaodui.core import clock as the_clock
from xiaodui.governance import book

settings.register_profile("unhurried", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
"""A law holds on a busy machine too."""


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
def no_leftovers() -> Iterator[None]:
    """Rate limits and other caches of this process begin empty; sentences are Chinese. The rulebook is read anew: what the
    test before this one made of it was rolled back, and would be lived by for half a second."""
    cache.clear()
    book.forget()
    with translation.override("zh-hans"):
        yield


class Ground:
    """What the migrations put into the tables. A test with transactions of its own empties them all at its end; those that
    a worker is handed after it still stand on the same ground."""

    rows: ClassVar[list[dict[str, Any]]] = []
    swept = False

    @classmethod
    def lay(cls) -> None:
        """Into the tables that are empty: some are filled again by what Django calls after it emptied them."""
        empty = {name for name in {row["model"] for row in cls.rows} if not apps.get_model(name)._base_manager.exists()}
        connection.creation.deserialize_db_from_string(json.dumps([row for row in cls.rows if row["model"] in empty]))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        Ground.rows = json.loads(connection.creation.serialize_db_to_string())


@pytest.fixture(autouse=True)
def ground(request: pytest.FixtureRequest) -> Iterator[None]:
    marker = request.node.get_closest_marker("django_db")
    own = "transactional_db" in request.fixturenames or bool(marker and marker.kwargs.get("transaction"))
    if Ground.swept and not own and (marker or "db" in request.fixturenames):
        request.getfixturevalue("db")
        Ground.lay()
    yield
    Ground.swept |= own


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test says in a second what people say in an hour, and at any hour: it is neither a flood nor night."""
    monkeypatch.setattr("xiaodui.norms.looks.in_quiet", lambda now, since, until, works: False)
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
