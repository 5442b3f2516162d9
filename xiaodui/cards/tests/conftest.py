"""A customer and a deal of 王磊's, and the room of 雷霆队."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast, sign_in
from xiaodui.chat.acts.ruling import follow_teams
from xiaodui.chat.models import Room
from xiaodui.customers.acts import create as add_customer
from xiaodui.customers.models import Customer
from xiaodui.deals.acts import create as open_deal
from xiaodui.deals.models import Deal


@pytest.fixture
def thunder(cast: Cast) -> Room:
    follow_teams()
    return Room.objects.get(kind="team", team=cast.thunder)


@pytest.fixture
def customer(cast: Cast) -> Customer:
    return add_customer(by=cast.wanglei, name="苏州恒拓精密机械有限公司")  # type: ignore[no-any-return]


@pytest.fixture
def deal(cast: Cast, customer: Customer) -> Deal:
    return open_deal(by=cast.wanglei, title="二期改造", amount="320000", customer=customer)  # type: ignore[no-any-return]


@pytest.fixture
def htmx(client: Any) -> Callable[..., Any]:
    """`htmx(person, path)` asks as htmx does; with `post` it presses."""

    def ask(person: Any, path: str, post: dict[str, Any] | None = None) -> Any:
        sign_in(client, person)
        headers = {"HX-Request": "true"}
        return client.get(path, headers=headers) if post is None else client.post(path, post, headers=headers)

    return ask
