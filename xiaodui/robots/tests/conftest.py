"""A chat room, and a robot that talks there."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.core import clock
from xiaodui.deals.acts import create, win
from xiaodui.jobs.runner import run_due
from xiaodui.journal.following import settle
from xiaodui.robots import acts
from xiaodui.robots.models import Robot
from xiaodui.robots.tests.chatroom import ChatRoom

NOTHING = {"language": "zh-hans", "rests": False}


@pytest.fixture
def room(settings: Any) -> Iterator[ChatRoom]:
    chat = ChatRoom()
    settings.PRIVATE_HOSTS = [chat.place]
    yield chat
    chat.close()


@pytest.fixture
def add(cast: Cast, room: ChatRoom) -> Callable[..., Robot]:
    """`add(team=…, kinds=[…])`: a robot of 雷霆队 that speaks in the room; what happened before is settled."""

    def added(**more: Any) -> Robot:
        settle()
        about = {
            "flavour": "plain",
            "address": room.address,
            "name": "大群",
            "team": cast.thunder,
            "kinds": ["deal.won"],
        }
        return acts.create(**{"by": cast.laozhou, **NOTHING, **about, **more})

    return added


@pytest.fixture
def sell(cast: Cast) -> Callable[..., Any]:
    """`sell("12800")`: 王磊 wins a deal of a name that must not leave the house."""

    def sold(amount: str = "128000", by: Any = None, **more: Any) -> Any:
        seller = by or cast.wanglei
        return win(create(by=seller, title="恒拓二期机密", amount=amount), by=seller, amount=amount, **more)

    return sold


@pytest.fixture
def later() -> Callable[..., None]:
    """`later(minutes=1)`: hear all, and do what is due by then; without words, what is due now."""

    def done(**span: float) -> None:
        settle()
        with clock.at(clock.now() + timedelta(**span)):
            run_due()

    return done
