"""A room whose owner left the company goes on: who sits there longest, an admin first, owns it from then on."""

from collections.abc import Collection

from django.db.models import Case, Value, When

from xiaodui.chat.acts.rooms import heard
from xiaodui.chat.models import Room, Seat
from xiaodui.chat.verbs import ROOM_INHERITED
from xiaodui.journal import Fact, record

OWNED = ("topic", "notice")
"""A team's room follows its leader, a record's room whose the record is."""


def hand_on(people: Collection[int]) -> list[tuple[Fact, int]]:
    """Of those people who are gone: for each room that nobody else owns the fact, and who owns it now. Where nobody sits any
    more it stays as it is. Four queries a room."""
    left = Seat.objects.taken().filter(person__in=people, person__is_active=False, role="owner")
    rooms = Room.objects.living().filter(kind__in=OWNED, pk__in=left.values("room")).order_by("pk")
    done = []
    for room in rooms:
        first = Case(When(role="owner", then=Value(0)), When(role="admin", then=Value(1)), default=Value(2))
        heir = Seat.objects.present().filter(room=room).order_by(first, "since", "pk").first()
        if heir is None or heir.role == "owner":
            continue
        left.filter(room=room).update(role="member")
        Seat.objects.filter(pk=heir.pk).update(role="owner")
        fact = record(ROOM_INHERITED, room, by=None, **heard(room), who=f"person:{heir.person_id}")
        done.append((fact, heir.person_id))
    return done
