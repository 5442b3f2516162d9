"""The rules of a room at work: a room that takes forms, daily reports, thanks, a lounge, and two questions that still wait."""

from datetime import timedelta
from typing import Any

from django.db import transaction

from xiaodui.chat import acts as chat
from xiaodui.chat.models import Room
from xiaodui.climate.acts import thank
from xiaodui.core import clock
from xiaodui.demo.life import Life
from xiaodui.demo.names import keeping
from xiaodui.demo.world import World
from xiaodui.norms.acts import set_pace
from xiaodui.norms.acts.waiting import expect
from xiaodui.posts.acts import post, set_format
from xiaodui.posts.types import TYPES


class Keeping(Life):
    name, order = "keeping", 91

    def finish(self, world: World) -> None:
        with transaction.atomic():
            thunder = Room.objects.get(kind="team", team=world.teams["thunder"])
            _formed(world, Room.objects.get(name="报价与折扣"))
            for number, (who, title, body, more) in enumerate(keeping.DAILY):
                with _ago(world, 80 - 9 * number, thunder):
                    post(thunder, by=world.people[who], type="daily", title=title, body=body, more=more)
            for number, (who, to, value, text) in enumerate(keeping.THANKS):
                with _ago(world, 55 - 7 * number, thunder):
                    thank(thunder, by=world.people[who], to=world.people[to], value=value, text=text)
            for number, (who, text, urgent) in enumerate(keeping.ASKED):
                with _ago(world, 15 - 3 * number, thunder):
                    expect(chat.say(thunder, by=world.people[who], text=text, urgent=urgent, anyway=True))
            _lounge(world)


def _ago(world: World, minutes: int, room: Room | None = None) -> Any:
    at = world.now - timedelta(minutes=minutes)
    return world.talking_in(room, at) if room else clock.at(at)


def _formed(world: World, room: Room) -> None:
    """Nothing but forms, and two of them."""
    lead = world.people["lijing"]
    musts = [f"{kind.key}.{key}" for kind in TYPES.values() for key in kind.musts]
    with _ago(world, 120):
        set_format(room, by=lead, strict=True, types=["deal", "question", "help"], musts=musts)
        set_pace(room, by=lead, slow=0, weekly=10)
    for number, (who, said) in enumerate(keeping.POSTS):
        with _ago(world, 110 - 9 * number, room):
            post(room, by=world.people[who], **said)


def _lounge(world: World) -> None:
    name, purpose, by, others, lines = keeping.LOUNGE
    with _ago(world, 100):
        room = chat.open_room(by=world.people[by], name=name, purpose=purpose)
        chat.invite(room, by=world.people[by], people=[world.people[login].pk for login in others])
        chat.make_lounge(room, by=world.people[by], lounge=True)
    for number, (who, text) in enumerate(lines):
        with _ago(world, 90 - 5 * number, room):
            chat.say(room, by=world.people[who], text=text, anyway=True)
