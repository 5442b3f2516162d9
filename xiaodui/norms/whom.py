"""Whose answer a message waits for."""

from typing import Any

from django.db.models import Exists, OuterRef

from xiaodui import tone
from xiaodui.chat.models import Message, Room, Seat
from xiaodui.duties.asking import line_up
from xiaodui.duties.models import Topic
from xiaodui.norms.models import Hush
from xiaodui.people.models import Person

ASKS, THANKS = 0.5, 0.9
MOST_NAMED = 5
"""More names than these are an announcement."""


def owed_by(message: Message) -> tuple[str, list[Person]]:
    """(why, who): those whom it names, or the one who answers for what it asks. Nobody where nothing is asked, in talks
    between two that aren't urgent, in a lounge, in a closed room, of the system's words; nobody who is asked to be silent
    there. Up to four queries, mostly none."""
    room = message.room
    if message.author_id is None or not message.stands or room.archived_at or (room.is_direct and not message.urgent):
        return "", []
    if room.lounge and not message.urgent:
        return "", []
    asks = tone.is_question(message.text) >= ASKS
    if found := _named(room, message):
        thanks = tone.is_thanks(message.text) >= THANKS and not (asks or message.urgent)
        fits = len(found) <= MOST_NAMED and not thanks
        return ("named", [one for one in found if not one.hushed]) if fits else ("", [])
    if message.root_id or not (asks or message.urgent):
        return "", []
    if room.kind == "notice" and not message.urgent:
        return "", []
    one = _others(room, message).first() if room.is_direct else responsible(room, message)
    return ("urgent" if message.urgent else "question", [one]) if one else ("", [])


def able_in(room: Room | int) -> Any:
    """Those who sit there and may speak."""
    return _seated(room).exclude(pk__in=_hushes(room).values("person"))


def _seated(room: Room | int) -> Any:
    return Person.objects.active().filter(seats__room=room, seats__left_at=None)


def _hushes(room: Room | int) -> Any:
    return Hush.objects.standing().filter(room=room)


def _named(room: Room, message: Message) -> list[Any]:
    """Each with `hushed`: whom it names is asked himself or nobody. No query where nobody is called."""
    if "@" not in message.text and "＠" not in message.text:
        return []
    named = _seated(room).exclude(pk=message.author_id).filter(pk__in=message.namings.values("person"))
    hushed = Exists(_hushes(room).filter(person=OuterRef("pk")))
    return list(named.annotate(hushed=hushed).select_related("team")[: MOST_NAMED + 1])


def _others(room: Room, message: Message) -> Any:
    return able_in(room).exclude(pk=message.author_id).select_related("team")


def responsible(room: Room, message: Message) -> Person | None:
    """Whose topic its words name, the nearest team upwards first; else who leads the team or owns the room. Only one who
    sits there, may speak and didn't ask himself."""
    asker: Any = message.author
    able = _others(room, message)
    said = Topic.fold(message.text) if len(message.text) <= 40 else message.text.casefold().replace(" ", "")
    topics = (
        Topic.objects.open().filter(team__path__in=line_up(room.team or asker.team)).order_by("-team__path", "order")
    )
    for topic in topics.select_related("responsible"):
        if topic.folded in said and (found := able.filter(pk=topic.responsible_id).first()):
            return found
    if room.team_id and room.team and room.team.leader_id:
        return able.filter(pk=room.team.leader_id).first()
    owners = Seat.objects.taken().filter(room=room, role="owner").values("person_id")
    return able.filter(pk__in=owners).order_by("pk").first()
