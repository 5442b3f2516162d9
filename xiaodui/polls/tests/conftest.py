"""A poll of 王磊's in 雷霆队."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.chat.acts.ruling import follow_teams
from xiaodui.chat.models import Room
from xiaodui.polls import acts
from xiaodui.polls.models import Poll


@pytest.fixture
def thunder(cast: Cast) -> Room:
    follow_teams()
    return Room.objects.select_related("team").get(kind="team", team=cast.thunder)


@pytest.fixture
def asked(cast: Cast, thunder: Room) -> Callable[..., Poll]:
    def ask(by: Any = None, **more: Any) -> Poll:
        said = {"question": "周五在哪聚？", "options": ["火锅", "烧烤", "湘菜"], **more}
        return acts.ask(thunder, by=by or cast.wanglei, **said)  # type: ignore[no-any-return]

    return ask
