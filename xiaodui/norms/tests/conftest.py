"""A working Wednesday in 雷霆队's room."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.chat.tests.conftest import rooms, say, thunder
from xiaodui.deadlines.acts.stepping import tick
from xiaodui.journal.following import settle

__all__ = ["rooms", "say", "thunder"]


@pytest.fixture
def at(clock: Callable[..., Any], cast: Cast) -> Callable[..., datetime]:
    """`at(10, 30)`: it is half past ten on Wednesday, 18 March; whatever was said is heard, whatever is due is done."""

    def set_to(hour: int, minute: int = 0, day: int = 18) -> datetime:
        now = clock(2026, 3, day, hour, minute)
        heard()
        return now  # type: ignore[no-any-return]

    return set_to


def heard() -> None:
    settle()
    tick()
    settle()
