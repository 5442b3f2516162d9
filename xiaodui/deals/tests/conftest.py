"""Deals in the hands of the cast."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast, sign_in
from xiaodui.deals import acts
from xiaodui.deals.models import Deal, Stage


@pytest.fixture
def stages(db: None) -> list[Stage]:
    return list(Stage.objects.in_use())


@pytest.fixture
def deal(cast: Cast, stages: list[Stage]) -> Deal:
    """王磊's, in the first stage."""
    return acts.create(by=cast.wanglei, title="昆山立讯二期", amount="186000")  # type: ignore[no-any-return]


@pytest.fixture
def htmx(client: Any) -> Callable[..., Any]:
    """`htmx(person, path)` asks as htmx does; with `post` it presses."""

    def ask(person: Any, path: str, post: dict[str, Any] | None = None, target: str = "", page: str = "/deals") -> Any:
        sign_in(client, person)
        headers = {"HX-Request": "true", "HX-Target": target, "HX-Current-URL": f"http://testserver{page}"}
        return client.get(path, headers=headers) if post is None else client.post(path, post, headers=headers)

    return ask
