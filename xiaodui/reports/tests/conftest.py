"""A working Wednesday in March 2026: 王磊 and 陈晨 sell in 雷霆队 under 李静."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from tests.cast import Cast, sign_in
from xiaodui.governance import book
from xiaodui.reports.acts.opening import ask
from xiaodui.reports.models import WorkReport

TODAY = date(2026, 3, 18)
WORDS = {"well": "恒拓的线长自己算了停线的账", "stuck": "样机排不开", "plan": "上午写方案"}


@pytest.fixture(autouse=True)
def company_rules(db: None) -> Any:
    """The rulebook as it comes installed, read anew for each test."""
    book.forget()
    yield
    book.forget()


@pytest.fixture
def at(clock: Callable[..., Any]) -> Callable[..., datetime]:
    """`at(17, 30)`: that hour of the Wednesday; `at(9, day=19)` of another day of March."""

    def turn(hour: int, minute: int = 0, day: int = 18) -> datetime:
        return clock(2026, 3, day, hour, minute)  # type: ignore[no-any-return]

    return turn


@pytest.fixture
def asked(cast: Cast, at: Callable[..., datetime]) -> Callable[[Any], WorkReport]:
    """The morning's asking is done; it is a quarter past five. `asked(person)` reads his daily report anew."""
    at(0, 30)
    ask(TODAY)
    at(17, 15)

    def of(person: Any) -> WorkReport:
        return WorkReport.objects.select_related("person__team", "roll__leader").get(
            person=person, kind="daily", start=TODAY
        )

    return of


@pytest.fixture
def htmx(client: Any) -> Callable[..., Any]:
    """`htmx(person, path)` asks as htmx does; with `post` it presses."""

    def send(person: Any, path: str, post: dict[str, Any] | None = None, target: str = "") -> Any:
        sign_in(client, person)
        headers = {"HX-Request": "true", "HX-Target": target}
        return client.get(path, headers=headers) if post is None else client.post(path, post, headers=headers)

    return send
