"""Nothing that somebody writes runs: what is drawn holds the few tags and attributes that it may, whatever was typed."""

import re
import time
from html.parser import HTMLParser

import pytest

from tests.cast import Cast, sign_in
from tests.scripts import SCRIPTS, WALLS
from tests.test_xss import alive
from xiaodui.chat import acts
from xiaodui.chat.drawing import TAGS, draw
from xiaodui.people.models import Person

MAY = {"a": {"href", "title", "rel"}, "span": {"class", "data-person"}}
WRAPPED = [
    "{}",
    "**{}**",
    "[x]({})",
    "[{}](https://a.cn)",
    "`{}`",
    "> {}",
    "- {}",
    "https://a.cn/{}",
    "@{}",
    "@陈晨{}",
    "<{}>",
]


class Strange(HTMLParser):
    """Whatever a drawn message may not hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            good = {"class": "at", "rel": "noopener noreferrer nofollow"}.get(name)
            if (
                name not in MAY.get(tag, set()) or (good and value != good)
                or (name == "href" and not re.match(r"(https?://|mailto:)", value or ""))
                or (name == "data-person" and not (value or "").isdigit())
            ):  # fmt: skip
                self.found.append(f"<{tag} {name}={value}>")
        if tag not in TAGS:
            self.found.append(f"<{tag}>")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}-->")


def strange(html: str) -> list[str]:
    reader = Strange()
    reader.feed(html)
    reader.close()
    return reader.found


def test_there_are_many_and_each_is_another() -> None:
    assert len(SCRIPTS) == len(set(SCRIPTS)) >= 100


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_message_holds_what_it_may_and_no_more(script: str) -> None:
    for wrapped in WRAPPED:
        assert strange(draw(wrapped.format(script), {"陈晨": frozenset({4}), script[:60]: frozenset({5})})) == [], (
            wrapped
        )


@pytest.mark.parametrize(
    "html",
    [
        "<img src=x>",
        '<a href="javascript:x">',
        '<a href="/x">',
        '<span class="btn">',
        '<span data-person="x">',
        "<p onclick=x>",
        "<!--x-->",
        '<p style="x">',
    ],
)
def test_what_may_not_stand_there_is_found(html: str) -> None:
    assert strange(html)


@pytest.mark.parametrize("wall", WALLS)
def test_a_wall_is_drawn_in_time_and_stays_harmless(wall: str) -> None:
    began = time.process_time()
    html = draw(wall, {"陈晨": frozenset({4})})
    assert time.process_time() - began < 2
    assert strange(html) == []


@pytest.mark.django_db
def test_names_of_people_and_rooms_and_what_is_looked_for_stay_words(cast: Cast, client) -> None:  # type: ignore[no-untyped-def]
    """Each in a room of its own: its name and purpose, its author's name, its text, as answer, part and push."""
    sign_in(client, cast.laozhou)
    for script in SCRIPTS[::4]:
        Person.objects.filter(pk=cast.wanglei.pk).update(name=script[:60])
        by = Person.objects.get(pk=cast.wanglei.pk)
        room = acts.open_room(by=by, name=script[:60], purpose=script[:300], door="ask")
        found = client.get("/chat/find").content.decode()
        acts.invite(room, by=by, people=[cast.laozhou.pk])
        message = acts.say(room, by=by, text=f"{script} @{by.name}", anyway=True)
        acts.pin(message, by=by)
        addresses = (f"/chat/{room.pk}", f"/chat/{room.pk}/people", f"/chat/messages/{message.pk}/thread", "/chat")
        pages = [client.get(path).content.decode() for path in addresses]
        pages += client.get(f"/chat/{room.pk}/since?tick=0").json()["html"]
        pages += [found, client.get("/search", {"q": script}).content.decode()]
        assert [lives for page in pages for lives in alive(page)] == [], script
