"""What one missed: decisions, open questions, who asks for one, what was won, and what moved others most, by room."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef

from xiaodui.battles.listing import Shown, shown
from xiaodui.battles.models import BattleReport
from xiaodui.chat.models import Message, Naming, Reaction, Room, Seat
from xiaodui.chat.reading import unread
from xiaodui.core import clock
from xiaodui.decisions.models import Decision, Mark, Question

FIRST, LONGEST = timedelta(days=1), timedelta(days=14)
SHOWN, MOST, WINS, PINS, MENTIONS = 3, 300, 5, 8, 12


@dataclass(frozen=True)
class InRoom:
    """`loved` are those said since that others reacted to most."""

    room: Room
    title: str
    unread: int
    loved: list[Message]


@dataclass(frozen=True)
class Digest:
    since: datetime
    mentions: list[Message]
    decisions: list[Decision]
    questions: list[Question]
    pinned: list[Message]
    wins: list[Shown]
    rooms: list[InRoom]

    @property
    def is_empty(self) -> bool:
        return not (self.mentions or self.decisions or self.questions or self.wins or self.rooms)


def since_of(person: Any) -> datetime:
    """When he last caught up, within a fortnight; else a day ago. One query."""
    now, mark = clock.now(), Mark.objects.visible_to(person).first()
    return max(mark.at, now - LONGEST) if mark else now - FIRST


def digest_of(person: Any) -> Digest:
    """About a dozen queries, however many rooms he sits in and however much was said."""
    since = since_of(person)
    seen = Message.objects.visible_to(person).standing()
    return Digest(since, mentions_of(person), decisions_since(person, since), open_questions(person),
                  list(seen.exclude(pinned_at=None).select_related("room", "author").order_by("-pinned_at")[:PINS]),
                  _wins(person, since), _rooms(person, since))  # fmt: skip


def mentions_of(person: Any) -> list[Message]:
    """Those that name him and to which he neither answered nor reacted, nor spoke in that room since. One query."""
    mine = Message.objects.filter(room=OuterRef("room"), author=person, seq__gt=OuterRef("seq"))
    signs = Reaction.objects.filter(message=OuterRef("message"), person=person)
    named = Naming.objects.visible_to(person).filter(
        ~Exists(mine), ~Exists(signs), message__recalled_at=None, message__said_at__gt=clock.now() - LONGEST
    )  # fmt: skip
    rows = named.select_related("message__room", "message__author").order_by("-message__said_at")
    return [one.message for one in rows[:MENTIONS]]


def decisions_since(person: Any, since: datetime) -> list[Decision]:
    rows = Decision.objects.visible_to(person).standing().filter(recorded_at__gt=since)
    return list(rows.select_related("room", "decided_by").order_by("-recorded_at")[:MENTIONS])


def open_questions(person: Any) -> list[Question]:
    """Of the last fortnight, the oldest first: they have waited longest."""
    rows = Question.objects.visible_to(person).open().filter(asked_at__gt=clock.now() - LONGEST)
    rows = rows.filter(message__recalled_at=None).select_related("message__author", "room")
    return list(rows.order_by("asked_at")[:MENTIONS])


def _wins(person: Any, since: datetime) -> list[Shown]:
    ids = list(
        BattleReport.objects.visible_to(person)
        .filter(last_at__gt=since)
        .order_by("-last_at")
        .values_list("pk", flat=True)[:WINS]
    )
    found = shown(ids) if ids else {}
    return [found[pk] for pk in ids if pk in found]


def _rooms(person: Any, since: datetime) -> list[InRoom]:
    """Those with something unread or loved, the most unread first."""
    rows = Seat.objects.filter(person_id=person.pk).taken().filter(room__archived_at=None, room__last_at__gt=since)
    seats = list(rows.exclude(room__kind="direct").select_related("room"))
    counts, loved = unread(person, seats), _loved([seat.room_id for seat in seats], since)
    found = [InRoom(seat.room, seat.room.name, counts.messages[seat.room_id], loved[seat.room_id]) for seat in seats]
    return sorted((one for one in found if one.unread or one.loved), key=lambda one: (-one.unread, one.room.pk))


def _loved(rooms: list[int], since: datetime) -> dict[int, list[Message]]:
    """The system's own words aside: wins have a place of their own. One query."""
    found: dict[int, list[Message]] = defaultdict(list)
    rows = Message.objects.standing().filter(room_id__in=rooms, said_at__gt=since).exclude(author=None).exclude(text="")
    ranked = (
        rows.annotate(signs=Count("reactions"))
        .filter(signs__gt=0)
        .select_related("author")
        .order_by("-signs", "-said_at")
    )
    for message in ranked[:MOST]:
        if len(found[message.room_id]) < SHOWN:
            found[message.room_id].append(message)
    return found
