"""Rooms: what teams say to each other on the last working days."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from xiaodui.chat import acts
from xiaodui.chat.acts.ruling import follow_teams
from xiaodui.chat.models import Room
from xiaodui.core import clock
from xiaodui.demo.life import Life
from xiaodui.demo.lives.doing import together
from xiaodui.demo.names import rooms
from xiaodui.demo.names.rooms import Line
from xiaodui.demo.world import World


class Chatting(Life):
    name, order = "chatting", 90

    def finish(self, world: World) -> None:
        days = world.days[-len(rooms.THUNDER) :]
        with together():
            with clock.at(world.moment(world.dice(self.name), days[0], 0.01)):
                follow_teams()
            thunder = Room.objects.get(kind="team", team=world.teams["thunder"])
            for day, lines in zip(days, rooms.THUNDER, strict=True):
                _talk(world, thunder, day, lines)
            opened = [_opened(world, days[0], *topic) for topic in rooms.TOPICS]
            _talk(world, opened[0], days[-1], rooms.QUESTIONS)
            _announce(world, days[0])


def _opened(world: World, day: date, name: str, purpose: str, door: str, by: str, others: tuple[str, ...]) -> Room:
    with clock.at(world.moment(world.dice("chatting", name), day, 0.05)):
        room = acts.open_room(by=world.people[by], name=name, purpose=purpose, door=door)
        acts.invite(room, by=world.people[by], people=[world.people[login].pk for login in others])
    return room  # type: ignore[no-any-return]


def _talk(world: World, room: Room, day: date, lines: Sequence[Line]) -> None:
    """A few minutes between two lines; nothing is said that would lie ahead."""
    dice, said = world.dice("chatting", room.name, world.number(day)), list[Any]()
    at = min(world.moment(dice, day, 0.15), world.now - timedelta(minutes=9 * len(lines)))
    for line in lines:
        at += timedelta(seconds=dice.randint(40, 480))
        with clock.at(at):
            root = said[line.under].pk if line.under is not None else None
            said.append(acts.say(room, by=world.people[line.who], text=line.text, under=root, anyway=True))
            for sign, logins in line.signs:
                for login in logins.split():
                    acts.react(said[-1], by=world.people[login], sign=sign)


def _announce(world: World, day: date) -> None:
    name, purpose, by = rooms.NOTICE
    with clock.at(world.moment(world.dice("chatting", "notice"), day, 0.3)):
        room = acts.open_room(by=world.people[by], name=name, purpose=purpose, kind="notice")
        acts.invite(room, by=world.people[by], people=[one.pk for one in world.people.values() if one.login != by])
        for text in rooms.ANNOUNCED:
            acts.say(room, by=world.people[by], text=text, anyway=True)
