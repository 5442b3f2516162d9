"""The list of one's rooms: grouped, the latest first, with what is unread."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from xiaodui.chat.models import Room, Seat
from xiaodui.chat.models.room import KINDS
from xiaodui.chat.reading import unread
from xiaodui.core import clock


@dataclass(frozen=True)
class Beside:
    """One line. `other` is whom one talks to in a room of two."""

    room: Any
    title: str
    other: Any
    unread: int
    named: int
    hushed: bool


@dataclass(frozen=True)
class Group:
    label: str
    rooms: list[Beside]


def rooms_beside(person: Any) -> list[Group]:
    """Four queries, whatever he sits in."""
    seats = list(
        Seat.objects.filter(person_id=person.pk).taken().filter(room__archived_at=None).select_related("room__team")
    )
    counts, others = unread(person, seats), _others(person, seats)
    lines: dict[str, list[Beside]] = {kind: [] for kind, _label in KINDS}
    for seat in sorted(seats, key=lambda one: -(one.room.last_at or one.room.made_at).timestamp()):
        room, other = seat.room, others.get(seat.room_id)
        title = room.name if not room.is_direct else other.name if other else _("我自己")
        lines[room.kind].append(
            Beside(
                room,
                title,
                other or (person if room.is_direct else None),
                counts.messages[room.pk],
                counts.names[room.pk],
                seat.ring == "none",
            )
        )
    lines["team"].sort(key=lambda one: one.room.team.path if one.room.team else "")
    groups = [
        Group(_("小队"), lines["team"]),
        Group(_("工作"), lines["notice"] + lines["topic"]),
        Group(_("客户和商机"), lines["record"]),
        Group(pgettext("menu", "同事"), lines["direct"]),
    ]
    return [group for group in groups if group.rooms]


def _others(person: Any, seats: list[Seat]) -> dict[int, Any]:
    direct = [seat.room_id for seat in seats if seat.room.is_direct]
    rows = (
        Seat.objects.filter(room_id__in=direct).exclude(person_id=person.pk).select_related("person") if direct else []
    )
    return {seat.room_id: seat.person for seat in rows}


def findable(person: Any) -> list[Room]:
    """Rooms that he could come into, the liveliest first, with how many `people` sit there, whether he `enters`
    without asking, `asked` already, or may only `later`; `seat` is his there, if ever he had one. Two queries."""
    seated = Count("seats", filter=Q(seats__left_at=None, seats__person__is_active=True))
    rows: list[Any] = list(Room.objects.findable_by(person).annotate(people=seated).order_by("-last_at", "pk")[:100])
    mine = {seat.room_id: seat for seat in Seat.objects.filter(person_id=person.pk, room__in=[one.pk for one in rows])}
    now = clock.now()
    for one in rows:
        seat = mine.get(one.pk)
        one.asked, one.seat = bool(seat and seat.asked_at), seat
        one.enters = one.door == "open" and not (seat and seat.removed_at)
        one.later = bool(seat and seat.asks_again_from and now < seat.asks_again_from)
    return rows
