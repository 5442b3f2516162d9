"""The room of 雷霆队, in which 王磊 speaks."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast, sign_in
from xiaodui.chat import acts
from xiaodui.chat.acts.ruling import follow_teams
from xiaodui.chat.models import Message, Room
from xiaodui.journal.following import settle


@pytest.fixture
def thunder(cast: Cast) -> Room:
    follow_teams()
    settle()
    return Room.objects.get(kind="team", team=cast.thunder)


@pytest.fixture
def say(cast: Cast, thunder: Room) -> Callable[..., Message]:
    """`say("早")`: 王磊 says it to 雷霆队, and the hearers have run."""

    def said(text: str, by: Any = None, **more: Any) -> Message:
        message = acts.say(more.pop("room", thunder), by=by or cast.wanglei, text=text, **more)
        settle()
        message.refresh_from_db()
        return message  # type: ignore[no-any-return]

    return said


@pytest.fixture
def htmx(client: Any) -> Callable[..., Any]:
    """`htmx(person, path)` asks as htmx does; with `post` it presses."""

    def ask(person: Any, path: str, post: dict[str, Any] | None = None) -> Any:
        sign_in(client, person)
        headers = {"HX-Request": "true"}
        return client.get(path, headers=headers) if post is None else client.post(path, post, headers=headers)

    return ask
