"""李静 says something in 雷霆队 that everybody should know."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.chat import acts as chat
from xiaodui.chat.acts.ruling import follow_teams
from xiaodui.chat.models import Message, Room


@pytest.fixture
def thunder(cast: Cast) -> Room:
    follow_teams()
    return Room.objects.select_related("team").get(kind="team", team=cast.thunder)


@pytest.fixture
def message(cast: Cast, thunder: Room, clock: Callable[..., Any]) -> Message:
    clock(2026, 3, 18, 10)
    return chat.say(thunder, by=cast.lijing, text="周五起用新报价单")  # type: ignore[no-any-return]
