"""Who is online, told to colleagues; never of who keeps to himself, nor to him."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast, sign_in
from xiaodui.chat import acts
from xiaodui.chat import presence as chat
from xiaodui.chat.models import Room
from xiaodui.pulse import presence


@pytest.fixture(autouse=True)
def here(cast: Cast) -> Iterator[None]:
    """王磊 sits at his page, 陈晨 is away from hers, 李静 has none."""
    presence.beat({f"person:{cast.wanglei.pk}": True, f"person:{cast.chenchen.pk}": False})
    yield
    presence.forget()


def states(by: Any, *people: Any) -> list[str]:
    told = chat.of(by, [one.pk for one in people])
    return [told.get(one.pk, {"state": "hidden"})["state"] for one in people]


def test_online_away_and_gone(cast: Cast, clock: Callable[..., Any]) -> None:
    clock(2026, 3, 18, 10)
    assert states(cast.laozhou, cast.wanglei, cast.chenchen, cast.lijing) == ["online", "away", "gone"]
    clock(2026, 3, 18, 23)
    assert chat.of(cast.laozhou, [cast.lijing.pk])[cast.lijing.pk]["said"] == "不在上班时间"


def test_who_keeps_to_himself_is_not_told_of_and_is_told_of_nobody(cast: Cast) -> None:
    acts.discretion(by=cast.wanglei, hidden=True)
    assert states(cast.laozhou, cast.wanglei) == ["hidden"]
    assert states(cast.wanglei, cast.chenchen) == ["hidden"]
    assert chat.online([cast.wanglei.pk, cast.chenchen.pk]) == {cast.chenchen.pk}
    acts.discretion(by=cast.wanglei, hidden=False)
    assert states(cast.laozhou, cast.wanglei) == ["online"]


def test_the_pages(cast: Cast, thunder: Room) -> None:
    client = sign_in(Client(), cast.lijing)
    told = client.get(f"/chat/here?people={cast.wanglei.pk},x,{cast.gone.pk}").json()["here"]
    assert {pk: one["state"] for pk, one in told.items()} == {str(cast.wanglei.pk): "online"}
    assert client.post("/chat/discretion", {"hidden": "on"}).status_code == 302
    assert client.get(f"/chat/here?people={cast.wanglei.pk}").json() == {"here": {}}
    assert "改成显示" in client.get(f"/chat/{thunder.pk}/people").content.decode()


def test_any_number_costs_the_same(cast: Cast, django_assert_max_num_queries: Any) -> None:
    everybody = [one.pk for one in cast.people.values() if one.pk]
    chat.of(cast.laozhou, everybody[:1])  # the rulebook and the calendar are at hand then
    with django_assert_max_num_queries(10):
        chat.of(cast.laozhou, everybody)
