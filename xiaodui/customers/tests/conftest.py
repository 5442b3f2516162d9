"""Customers in the hands of the cast."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast, sign_in
from xiaodui.customers import acts
from xiaodui.customers.models import Contact, Customer


@pytest.fixture
def customer(cast: Cast) -> Customer:
    """王磊's."""
    return acts.create(by=cast.wanglei, name="苏州恒拓精密机械有限公司", level="A", region="苏州", sector="精密机加工")  # type: ignore[no-any-return]


@pytest.fixture
def contact(cast: Cast, customer: Customer) -> Contact:
    return acts.add_contact(customer, by=cast.wanglei, name="周敏", phone="138 0512 6027")  # type: ignore[no-any-return]


@pytest.fixture
def htmx(client: Any) -> Callable[..., Any]:
    """`htmx(person, path)` asks as htmx does; with `post` it presses."""

    def ask(person: Any, path: str, post: dict[str, Any] | None = None, target: str = "") -> Any:
        sign_in(client, person)
        headers = {"HX-Request": "true", "HX-Target": target}
        return client.get(path, headers=headers) if post is None else client.post(path, post, headers=headers)

    return ask


@pytest.fixture
def listen() -> Callable[[], None]:
    """Let the durable hearers of this room hear what was recorded."""

    def hear() -> None:
        from xiaodui.customers.hears import make_contacts_findable, make_customers_findable
        from xiaodui.journal.models import Fact

        facts = list(Fact.objects.order_by("pk"))
        make_customers_findable(facts)
        make_contacts_findable(facts)

    return hear
