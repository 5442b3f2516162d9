"""What a second process says in rooms while the server hands it out."""

import time
from typing import Any

from django.contrib.auth.hashers import make_password

from tests.pace import unhurried
from tests.stories.stage import session_of
from xiaodui.chat import acts
from xiaodui.chat.models import Message, Room, Seat
from xiaodui.core import clock
from xiaodui.people.models import Person


def person(pk: int) -> Person:
    return Person.objects.get(pk=pk)


def opened(by: int, *others: int) -> int:
    room = acts.open_room(by=person(by), name=f"群 {time.time_ns()}", door="ask")
    acts.invite(room, by=person(by), people=list(others))
    return int(room.pk)


def said(room: int, by: int, *texts: str) -> list[int]:
    """Their ids."""
    where = Room.objects.get(pk=room)
    return [acts.say(where, by=person(by), text=text).pk for text in texts]


def signed(message: int, by: int) -> int:
    return int(acts.react(Message.objects.get(pk=message), by=person(by), sign="👍").tick)


def removed(room: int, by: int, who: int) -> float:
    """The instant at which his removal was answered."""
    acts.remove(Room.objects.get(pk=room), by=person(by), person=person(who))
    return time.time()


def left(room: int, who: int) -> float:
    acts.leave(Room.objects.get(pk=room), by=person(who))
    return time.time()


def filled(count: int, name: str = "大群") -> dict[str, Any]:
    """A room in which so many sit, and a session for each. Nobody is slowed down."""
    unhurried()
    password, now = make_password(None), clock.now()
    people = Person.objects.bulk_create(
        Person(login=f"{name}-{n}", name=f"同事{n}", initials="ts", password=password) for n in range(count)
    )
    room = acts.open_room(by=people[0], name=name, door="open")
    Seat.objects.bulk_create(Seat(room=room, person=one, since=now) for one in people[1:])
    return {"room": room.pk, "people": [one.pk for one in people], "sessions": [session_of(one) for one in people]}


def kept(room: int) -> list[tuple[int, int, str]]:
    """(seq, id, the sender's own number) of all that was said there, in its order."""
    return list(Message.objects.filter(room_id=room).order_by("seq").values_list("seq", "pk", "client"))
