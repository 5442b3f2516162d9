"""Customers in the hands of the cast, and clocks moved ahead."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.cast import Cast, sign_in
from xiaodui.core import clock
from xiaodui.customers import acts
from xiaodui.customers.models import Customer
from xiaodui.pool.acts.installing import install
from xiaodui.pool.models import Pool, Protection


@pytest.fixture(autouse=True)
def company_pool(request: Any) -> Any:
    """A transactional test flushes what migrations wrote."""
    if "cast" in request.fixturenames:
        request.getfixturevalue("cast")
        install()
        return Pool.objects.get(is_default=True)
    return None


@pytest.fixture
def customer(cast: Cast) -> Customer:
    """王磊's, protected from now."""
    return acts.create(
        by=cast.wanglei, name="苏州恒拓精密机械有限公司", level="A", region="江苏苏州", phone="13805126027"
    )  # type: ignore[no-any-return]


@pytest.fixture
def protection(customer: Customer) -> Protection:
    return Protection.objects.get(customer=customer)


@pytest.fixture
def ahead() -> Callable[..., Any]:
    """`with ahead(days=31): …` sets the clock."""

    def move(at: datetime | None = None, **span: Any) -> Any:
        return clock.at((at or clock.now()) + timedelta(**span))

    return move


@pytest.fixture
def htmx(client: Any) -> Callable[..., Any]:
    """`htmx(person, path)` asks as htmx does; with `post` it presses."""

    def ask(person: Any, path: str, post: dict[str, Any] | None = None, target: str = "") -> Any:
        sign_in(client, person)
        headers = {"HX-Request": "true", "HX-Target": target}
        return client.get(path, headers=headers) if post is None else client.post(path, post, headers=headers)

    return ask
