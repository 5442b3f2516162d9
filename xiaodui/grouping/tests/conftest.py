"""A draft by region in the hands of the cast: 雷霆队 and 长风队, with leads behind them."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast, sign_in
from xiaodui.core import clock as the_clock
from xiaodui.customers.models import Customer
from xiaodui.grouping import acts
from xiaodui.grouping.models import GroupingPlan

PURPOSE = "华东线索太多，华南的人闲着；按地区分，离客户近的人去谈。"


@pytest.fixture
def wednesday(cast: Cast, clock: Callable[..., Any]) -> Any:
    clock(2026, 3, 18, 10)
    return the_clock.today()


@pytest.fixture
def leads(wednesday: Any) -> Callable[..., None]:
    """So many leads without an owner in a region."""
    numbers = iter(range(1, 1000))

    def made(region: str, count: int) -> None:
        for _ in range(count):
            now = the_clock.now()
            Customer(created_at=now, touched_at=now, region=region).named(f"{region}{next(numbers)}号电气").save()

    return made


@pytest.fixture
def draft(cast: Cast, leads: Callable[..., None]) -> GroupingPlan:
    leads("江苏苏州", 6)
    leads("广东广州", 3)
    plan = acts.create_plan(by=cast.laozhou, name="按地区", purpose=PURPOSE, criterion="region")
    acts.add_group(plan, by=cast.laozhou, team=cast.thunder, values=["江苏苏州"], more="浙江")
    acts.add_group(plan, by=cast.laozhou, team=cast.breeze, values=["广东广州"])
    return plan


@pytest.fixture
def htmx(client: Any) -> Callable[..., Any]:
    """`htmx(person, path)` asks as htmx does; with `post` it presses."""

    def ask(person: Any, path: str, post: dict[str, Any] | None = None, target: str = "") -> Any:
        sign_in(client, person)
        headers = {"HX-Request": "true", "HX-Target": target}
        return client.get(path, headers=headers) if post is None else client.post(path, post, headers=headers)

    return ask
