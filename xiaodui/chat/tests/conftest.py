"""Rooms of the cast: 雷霆队 with 李静, 王磊 and 陈晨; 赵敏 sits elsewhere."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.chat import acts
from xiaodui.chat.acts.ruling import follow_teams
from xiaodui.chat.models import Message, Room


@pytest.fixture
def rooms(cast: Cast) -> dict[str, Room]:
    follow_teams()
    return {room.team.name: room for room in Room.objects.filter(kind="team").select_related("team")}


@pytest.fixture
def thunder(rooms: dict[str, Room]) -> Room:
    return rooms["雷霆队"]


@pytest.fixture
def say(cast: Cast, thunder: Room) -> Callable[..., Message]:
    """`say("早")`: 王磊 says it to 雷霆队."""

    def said(text: str = "早", by: Any = None, room: Room | None = None, **more: Any) -> Message:
        return acts.say(room or thunder, by=by or cast.wanglei, text=text, **more)  # type: ignore[no-any-return]

    return said
