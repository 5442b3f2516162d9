"""王磊 holds a customer; somebody else runs into it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import transaction

from tests.cast import Cast, sign_in
from xiaodui.collisions.acts.opening import met
from xiaodui.collisions.models import Collision
from xiaodui.customers.acts import create as add_customer
from xiaodui.customers.models import Customer
from xiaodui.customers.verbs import CUSTOMER_REFUSED
from xiaodui.journal import record
from xiaodui.journal.models import Fact

NAME = "苏州恒拓精密机械有限公司"


@pytest.fixture
def wednesday(cast: Cast, clock: Callable[..., Any]) -> datetime:
    """A working Wednesday, ten in the morning."""
    return clock(2026, 3, 18, 10)  # type: ignore[no-any-return]


@pytest.fixture
def customer(cast: Cast, wednesday: datetime) -> Customer:
    return add_customer(by=cast.wanglei, name=NAME)  # type: ignore[no-any-return]


@pytest.fixture
def attempt(customer: Customer) -> Callable[..., Fact]:
    """`attempt(person, "create")`: he is refused, and it is a fact."""

    def refused(by: Any, what: str = "create", on: Any = None) -> Fact:
        with transaction.atomic():
            return record(CUSTOMER_REFUSED, on or customer, by=by, what=what, cite="pool.protection@1", why=["name"])

    return refused


@pytest.fixture
def meets(attempt: Callable[..., Fact]) -> Callable[..., Collision | None]:
    """The same, and what it becomes."""

    def done(by: Any, what: str = "create", on: Any = None) -> Collision | None:
        with transaction.atomic():
            return met(attempt(by, what, on))

    return done


@pytest.fixture
def collision(cast: Cast, meets: Callable[..., Collision]) -> Collision:
    """陈晨 tried to add what 王磊 holds; 李静 leads both."""
    return meets(cast.chenchen)


@pytest.fixture
def htmx(client: Any) -> Callable[..., Any]:
    """`htmx(person, path)` asks as htmx does; with `post` it presses."""

    def ask(person: Any, path: str, post: dict[str, Any] | None = None, target: str = "") -> Any:
        sign_in(client, person)
        headers = {"HX-Request": "true", "HX-Target": target}
        return client.get(path, headers=headers) if post is None else client.post(path, post, headers=headers)

    return ask
