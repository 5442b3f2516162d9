"""A message is drawn once for all who read the same, and anew as soon as anything in it is another."""

from collections.abc import Callable

import pytest
from django.utils import timezone, translation

from tests.cast import Cast
from xiaodui.chat import acts, listing
from xiaodui.chat.listing import drawn, dressed, fetched
from xiaodui.chat.models import Message, Room
from xiaodui.people.models import Person

pytestmark = pytest.mark.django_db


def html(message: Message) -> str:
    one = fetched(Message.objects.filter(pk=message.pk))[0]
    return drawn(one, dressed([one])[one.pk])


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Templates that were drawn, in their order."""
    listing._kept.cache_clear()
    names: list[str] = []
    real = listing.render_to_string

    def draw(name: str, context: dict[str, object]) -> str:
        names.append(name)
        return real(name, context)

    monkeypatch.setattr(listing, "render_to_string", draw)
    return names


def test_what_is_the_same_is_drawn_once(say: Callable[..., Message], drawings: list[str]) -> None:
    message = say("早")
    assert html(message) == html(message) and len(drawings) == 1
    html(say("早"))
    assert len(drawings) == 2


def test_whatever_is_another_is_drawn_anew(say: Callable[..., Message], cast: Cast, thunder: Room) -> None:
    message = say("早")
    seen = [html(message)]

    def changed(sign: str) -> None:
        seen.append(html(message))
        assert len(set(seen)) == len(seen) and sign in seen[-1]

    acts.react(message, by=cast.chenchen, sign="👍")
    changed("👍")
    acts.pin(message, by=cast.lijing)
    changed("置顶")
    say("早啊", by=cast.chenchen, under=message)
    changed("1 条回复")
    message.refresh_from_db()
    acts.reword(message, by=cast.wanglei, text="早安", version=message.version)
    changed("改过")
    Person.objects.filter(pk=cast.wanglei.pk).update(name="王石磊")
    changed("王石磊")
    with translation.override("en"):
        changed("1 reply")
    with timezone.override("America/New_York"):
        changed("王石磊")
    acts.recall(message, by=cast.wanglei)
    changed("撤回了一条")
