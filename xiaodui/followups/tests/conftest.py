"""Contacts and plans in the hands of the cast."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.cast import Cast, sign_in
from xiaodui.core import clock as the_clock
from xiaodui.customers.acts import create as add_customer
from xiaodui.customers.models import Customer
from xiaodui.followups import acts
from xiaodui.followups.models import FollowUp, Plan

SAID = "采购刘姐比较了三家，嫌价格高，周五要一份阶梯价"
OTHERWISE = "设备科反映上批轴承有异响，先处理投诉再谈新单"
TALKED = {"channel": "call", "seconds": 95, "answered": True, "text": SAID}


@pytest.fixture
def wednesday(cast: Cast, clock: Callable[..., Any]) -> date:
    """A working Wednesday, ten in the morning."""
    clock(2026, 3, 18, 10)
    return the_clock.today()


@pytest.fixture
def customer(cast: Cast, wednesday: date) -> Customer:
    """王磊's; 陈晨 doesn't see it."""
    return add_customer(by=cast.wanglei, name="苏州恒拓精密机械有限公司")  # type: ignore[no-any-return]


@pytest.fixture
def log(cast: Cast, customer: Customer) -> Callable[..., FollowUp]:
    """`log(text=…, by=…, of=…)`: 王磊 logs a talk of 95 seconds."""

    def logged(by: Any = None, of: Any = None, **more: Any) -> FollowUp:
        return acts.create(by=by or cast.wanglei, customer=of or customer, **{**TALKED, **more})  # type: ignore[no-any-return]

    return logged


@pytest.fixture
def plan(cast: Cast, customer: Customer) -> Callable[..., Plan]:
    """`plan(text=…, due_on=…)`: 王磊 will call this Friday."""

    def made(by: Any = None, of: Any = None, due_on: Any = date(2026, 3, 20), **more: Any) -> Plan:
        given = {"text": "送阶梯价", **more}
        return acts.plan(by=by or cast.wanglei, customer=of or customer, due_on=due_on, **given)  # type: ignore[no-any-return]

    return made


@pytest.fixture
def htmx(client: Any) -> Callable[..., Any]:
    """`htmx(person, path)` asks as htmx does; with `post` it presses."""

    def ask(person: Any, path: str, post: dict[str, Any] | None = None, target: str = "") -> Any:
        sign_in(client, person)
        headers = {"HX-Request": "true", "HX-Target": target}
        return client.get(path, headers=headers) if post is None else client.post(path, post, headers=headers)

    return ask
