"""Rules broken by the cast, on 18 March 2026."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.cast import Cast, sign_in
from xiaodui.conduct import detectors
from xiaodui.conduct.detectors import Threshold
from xiaodui.conduct.jobs import look_at_thresholds
from xiaodui.conduct.models import Violation
from xiaodui.core import clock as the_clock
from xiaodui.customers import acts
from xiaodui.customers.models import Customer
from xiaodui.governance.sockets import EXECUTES
from xiaodui.journal.following import run_hearers, settle

NOW = datetime(2026, 3, 18, 2, tzinfo=UTC)


class Run:
    def progress(self, *said: Any) -> None:
        pass


@pytest.fixture
def hear() -> Callable[[], None]:
    """Let the hearers hear what was recorded since the last time; a new one begins with what comes next."""

    def listen() -> None:
        settle()

    return listen


@pytest.fixture
def customer(cast: Cast, hear: Callable[[], None]) -> Iterator[Customer]:
    """王磊's, on a day when every clause binds everybody for long."""
    with the_clock.at(NOW):
        run_hearers()
        yield acts.create(by=cast.wanglei, name="苏州恒拓精密机械有限公司")


@pytest.fixture
def swap(cast: Cast, customer: Customer) -> Callable[..., None]:
    """王磊 gives the customer to 陈晨 and gets it back, both by their own hands, some hours ago."""

    def there_and_back(hours: float = 5, between: float = 1, by: Any = None) -> None:
        for to, after in ((cast.chenchen, 0.0), (cast.wanglei, between)):
            giver = by or (cast.wanglei if to == cast.chenchen else cast.chenchen)
            at = NOW - timedelta(hours=hours - after)
            acts.hand_over(Customer.objects.get(pk=customer.pk), by=cast.fresh(giver), to=to, reason="换一下", at=at)

    return there_and_back


@pytest.fixture
def found(swap: Callable[..., None], hear: Callable[[], None]) -> Violation:
    """王磊's violation: handed back and forth."""
    swap()
    hear()
    return Violation.objects.get()


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Detectors that a test declares are gone after it."""
    monkeypatch.setattr(detectors, "_detectors", dict(detectors._detectors))
    monkeypatch.setattr(EXECUTES, "_plugged", list(EXECUTES._plugged))


@pytest.fixture
def threshold(declared: None) -> Callable[..., Threshold]:
    """A threshold on lost deals, judged against the days that the rule book counts together."""

    def declare(**more: Any) -> Threshold:
        said: dict[str, Any] = {
            "name": "test.lost", "clause": "customers.no_swap", "zh": "丢单太多", "en": "Too many lost", "how_zh": "看", "how_en": "Look",
            "measure": "deals.lost_count", "per": "day", "bound": "customers.swap_days",
        }  # fmt: skip
        return Threshold(**{**said, **more})

    return declare


@pytest.fixture
def night() -> Callable[[], None]:
    return lambda: look_at_thresholds(Run())


@pytest.fixture
def opens(client: Any) -> Callable[..., str]:
    def ask(person: Any, path: str, status: int = 200, **more: Any) -> str:
        answer = sign_in(client, person).get(path, **more)
        assert answer.status_code == status, answer.content.decode()[:300]
        return str(answer.content.decode())

    return ask
