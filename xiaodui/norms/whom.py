"""Whose answer a message waits for."""

from typing import Any

from xiaodui import tone
from xiaodui.chat.models import Message, Room, Seat
from xiaodui.duties.asking import line_up
from xiaodui.duties.models import Topic
from xiaodui.people.models import Person

ASKS, THANKS = 0.5, 0.9
MOST_NAMED = 5
"""More names than these are an announcement."""


def owed_by(message: Message) -> tuple[str, list[Person]]:
    """(why, who): those whom it names, or the one who answers for what it asks. Nobody where nothing is asked, in talks
    between two that aren't urgent, in a lounge, of the system's words. Up to four queries, mostly none."""
    room = message.room
    if message.author_id is None or not message.stands or (room.is_direct and not message.urgent):
        return "", []
    if room.lounge and not message.urgent:
        return "", []
    asks = tone.is_question(message.text) >= ASKS
    if found := _named(room, message):
        thanks = tone.is_thanks(message.text) >= THANKS and not (asks or message.urgent)
        return ("named", found) if len(found) <= MOST_NAMED and not thanks else ("", [])
    if message.root_id or not (asks or message.urgent):
        return "", []
    if room.kind == "notice" and not message.urgent:
        return "", []
    one = _other(room, message) if room.is_direct else responsible(room, message)
    return ("urgent" if message.urgent else "question", [one]) if one else ("", [])


def _named(room: Room, message: Message) -> list[Person]:
    """No query where nobody is called."""
    if "@" not in message.text and "＠" not in message.text:
        return []
    named = _seated(room, message).filter(pk__in=message.namings.values("person"))
    return list(named.select_related("team")[: MOST_NAMED + 1])


def _seated(room: Room, message: Message) -> Any:
    return Person.objects.active().filter(seats__room=room, seats__left_at=None).exclude(pk=message.author_id)


def _other(room: Room, message: Message) -> Person | None:
    return _seated(room, message).select_related("team").first()


def responsible(room: Room, message: Message) -> Person | None:
    """Whose topic its words name, the nearest team upwards first; else who leads the team or owns the room. Only one who
    sits there and didn't ask himself."""
    asker: Any = message.author
    seated = _seated(room, message).select_related("team")
    said = Topic.fold(message.text) if len(message.text) <= 40 else message.text.casefold().replace(" ", "")
    topics = (
        Topic.objects.open().filter(team__path__in=line_up(room.team or asker.team)).order_by("-team__path", "order")
    )
    for topic in topics.select_related("responsible"):
        if topic.folded in said and (found := seated.filter(pk=topic.responsible_id).first()):
            return found
    if room.team_id and room.team and room.team.leader_id:
        return seated.filter(pk=room.team.leader_id).first()
    owners = Seat.objects.taken().filter(room=room, role="owner").values("person_id")
    return seated.filter(pk__in=owners).order_by("pk").first()
