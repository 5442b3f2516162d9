"""A season of deals, seen on 18 March 2026."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.cast import Cast, sign_in
from tests.sold import NOW, Sold, sell
from xiaodui.core import clock as the_clock


@pytest.fixture
def sold(cast: Cast) -> Iterator[Sold]:
    found = sell(cast)
    with the_clock.at(NOW):
        yield found


@pytest.fixture
def opens(client: Any) -> Callable[..., Any]:
    """`opens(person, path)` as a browser does, `part=True` as htmx, `json=True` as a program."""

    def ask(person: Any, path: str, *, part: str = "", json: bool = False, status: int = 200) -> Any:
        headers = {"HX-Request": "true", "HX-Target": part} if part else {}
        if json:
            headers["Accept"] = "application/json"
        answer = sign_in(client, person).get(path, headers=headers)
        assert answer.status_code == status, answer.content.decode()[:400]
        return answer.json() if json else answer.content.decode()

    return ask
