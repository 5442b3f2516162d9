"""Tasks and promises in the hands of the cast."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.cast import Cast, sign_in
from xiaodui.core import clock as the_clock
from xiaodui.customers.acts import create as add_customer
from xiaodui.customers.models import Customer
from xiaodui.tasks import acts
from xiaodui.tasks.models import Promise, Task


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
def give(cast: Cast, wednesday: date) -> Callable[..., Task]:
    """`give("回电话", to=…, by=…)`: 王磊 gives it to himself, for this Friday."""

    def given(
        title: str = "给恒拓回电话", to: Any = None, by: Any = None, due_on: Any = date(2026, 3, 20), **more: Any
    ) -> Task:
        giver = by or cast.wanglei
        return acts.create(by=giver, title=title, person=to, due_on=due_on, **more)  # type: ignore[no-any-return]

    return given


@pytest.fixture
def promise(cast: Cast, wednesday: date) -> Callable[..., Promise]:
    """`promise(to_person=…)`: 李静 promises 雷霆队 a reward by Friday."""

    def made(text: str = "本周开单第一名请喝奶茶", by: Any = None, **more: Any) -> Promise:
        to = more if more else {"to_team": cast.thunder}
        return acts.make(by=by or cast.lijing, text=text, kind="reward", due_on=date(2026, 3, 20), **to)  # type: ignore[no-any-return]

    return made


@pytest.fixture
def htmx(client: Any) -> Callable[..., Any]:
    """`htmx(person, path)` asks as htmx does; with `post` it presses."""

    def ask(person: Any, path: str, post: dict[str, Any] | None = None, target: str = "") -> Any:
        sign_in(client, person)
        headers = {"HX-Request": "true", "HX-Target": target}
        return client.get(path, headers=headers) if post is None else client.post(path, post, headers=headers)

    return ask
