"""What was said in 雷霆队 and beside it, as the rooms of the cast are."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.chat.models import Message
from xiaodui.chat.tests.conftest import rooms, say, thunder  # noqa: F401
from xiaodui.chatsearch.finding import Asked, find
from xiaodui.journal.following import settle

Finds = Callable[..., list[str]]


@pytest.fixture
def heard(say: Callable[..., Message]) -> Callable[..., Message]:  # noqa: F811
    """`heard("早")`: said, and the hearers have been."""

    def said(*args: Any, **more: Any) -> Message:
        message = say(*args, **more)
        settle()
        return message

    return said


@pytest.fixture
def finds(cast: Cast) -> Finds:
    """`finds("昆山")`: what 王磊 finds, newest first, as texts."""

    def found(q: str = "", by: Any = None, **asked: Any) -> list[str]:
        settle()
        return [hit.message.text for hit in find(by or cast.wanglei, Asked(q=q, **asked)).hits]

    return found
