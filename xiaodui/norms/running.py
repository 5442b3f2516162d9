"""Which rooms somebody runs, as a query; and who runs a room."""

from typing import Any

from django.db.models import Q

from xiaodui.chat.models import Room, Seat
from xiaodui.conduct.sight import led_by


def rooms_run_by(person: Any) -> Any:
    """His own as owner or admin, and those of the teams that he leads; only where he sits."""
    owned = Seat.objects.taken().filter(person_id=person.pk, role__in=["owner", "admin"]).exclude(room__kind="direct")
    return Room.objects.visible_to(person).filter(Q(pk__in=owned.values("room")) | Q(kind="team") & led_by(person))


def runners_of(room: Room, aside: Any = None) -> set[int]:
    """Ids of those who run it: a team's leader, else owner and admins; `aside` left out. One query."""
    if room.kind == "team":
        found = {room.team.leader_id} if room.team and room.team.leader_id else set()
    else:
        seats = Seat.objects.taken().filter(room=room, role__in=["owner", "admin"])
        found = set(seats.values_list("person_id", flat=True))
    return found - {getattr(aside, "pk", None)}
