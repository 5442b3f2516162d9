"""王磊 has a customer; somebody there is not content."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from tests.cast import Cast, sign_in
from xiaodui.complaints import acts
from xiaodui.complaints.models import Complaint
from xiaodui.customers.acts import create as add_customer
from xiaodui.customers.models import Customer

TEXT = "说好周三送样，周五才到，也没打个电话"


@pytest.fixture
def wednesday(cast: Cast, clock: Callable[..., Any]) -> datetime:
    """A working Wednesday, ten in the morning."""
    return clock(2026, 3, 18, 10)  # type: ignore[no-any-return]


@pytest.fixture
def customer(cast: Cast, wednesday: datetime) -> Customer:
    return add_customer(by=cast.wanglei, name="苏州恒拓精密机械有限公司")  # type: ignore[no-any-return]


@pytest.fixture
def complaint(cast: Cast, customer: Customer) -> Complaint:
    """李静 took the call."""
    return acts.file(customer, by=cast.lijing, text=TEXT)  # type: ignore[no-any-return]


@pytest.fixture
def htmx(client: Any) -> Callable[..., Any]:
    """`htmx(person, path)` asks as htmx does; with `post` it presses."""

    def ask(person: Any, path: str, post: dict[str, Any] | None = None, target: str = "") -> Any:
        sign_in(client, person)
        headers = {"HX-Request": "true", "HX-Target": target}
        return client.get(path, headers=headers) if post is None else client.post(path, post, headers=headers)

    return ask
