"""王磊's room, and what he puts off in it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.chat.acts.ruling import follow_teams
from xiaodui.chat.models import Room
from xiaodui.later import acts
from xiaodui.later.models import Waiting


@pytest.fixture
def thunder(cast: Cast) -> Room:
    follow_teams()
    return Room.objects.select_related("team").get(kind="team", team=cast.thunder)


@pytest.fixture
def keep(cast: Cast, thunder: Room, clock: Callable[..., Any]) -> Callable[..., Waiting]:
    """On a Wednesday at ten he sets it for tomorrow at nine."""
    clock(2026, 3, 18, 10)

    def kept(text: str = "早，今天过一遍报价", room: Any = None, **more: Any) -> Waiting:
        when = more or {"when": "tomorrow"}
        return acts.say_later(room or thunder, by=cast.wanglei, text=text, **when)  # type: ignore[no-any-return]

    return kept
