"""Rules of assignment and leads without an owner, in the hands of the cast."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.cast import Cast, sign_in
from xiaodui.assignment.acts import create_rule
from xiaodui.assignment.models import AssignmentRule
from xiaodui.core import clock as the_clock
from xiaodui.customers.models import Customer


@pytest.fixture
def wednesday(cast: Cast, clock: Callable[..., Any]) -> date:
    """A working Wednesday, ten in the morning."""
    clock(2026, 3, 18, 10)
    return the_clock.today()


@pytest.fixture
def rule(cast: Cast, wednesday: date) -> Callable[..., AssignmentRule]:
    """`rule(region="苏州")`: leads go round in 雷霆队, 王磊 and 陈晨."""

    def made(name: str = "华东线索", **given: Any) -> AssignmentRule:
        given = {"teams": [cast.thunder.pk], **given}
        return create_rule(by=cast.laozhou, name=name, **given)  # type: ignore[no-any-return]

    return made


@pytest.fixture
def lead(cast: Cast, wednesday: date) -> Callable[..., Customer]:
    """A lead that nobody owns, as a form or an import brings it."""
    number = iter(range(1, 1000))

    def made(name: str = "", owner: Any = None, **given: Any) -> Customer:
        now = the_clock.now()
        customer = Customer(created_at=now, touched_at=now, owner=owner, owned_since=now if owner else None, **given)
        customer.named(name or f"苏州恒拓{next(number)}号精密机械有限公司").save()
        return customer

    return made


@pytest.fixture
def htmx(client: Any) -> Callable[..., Any]:
    """`htmx(person, path)` asks as htmx does; with `post` it presses."""

    def ask(person: Any, path: str, post: dict[str, Any] | None = None, target: str = "") -> Any:
        sign_in(client, person)
        headers = {"HX-Request": "true", "HX-Target": target}
        return client.get(path, headers=headers) if post is None else client.post(path, post, headers=headers)

    return ask
