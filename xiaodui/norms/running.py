"""Which rooms somebody runs, as a query; and who runs a room."""

from typing import Any

from django.db.models import Q

from xiaodui.chat.models import Room, Seat
from xiaodui.conduct.sight import led_by
from xiaodui.norms.bench import bench


def rooms_run_by(person: Any) -> Any:
    """His own as owner or admin, and those of the teams that he leads; only where he sits."""
    owned = Seat.objects.taken().filter(person_id=person.pk, role__in=["owner", "admin"]).exclude(room__kind="direct")
    return Room.objects.visible_to(person).filter(Q(pk__in=owned.values("room")) | Q(kind="team") & led_by(person))


def keepers_of(room: Room) -> set[int]:
    """Ids of those who run it from within: a team's leader, else owner and admins. One query."""
    if room.kind == "team":
        leader = room.team.leader if room.team else None
        return {leader.pk} if leader and leader.is_active else set()
    seats = Seat.objects.taken().filter(room=room, role__in=["owner", "admin"], person__is_active=True)
    return set(seats.values_list("person_id", flat=True))


def runners_of(room: Room, aside: Any = None) -> set[int]:
    """Ids of those who run it, `aside` left out; where nobody is left, who leads him. One query, up to three."""
    found = keepers_of(room) - {getattr(aside, "pk", None)}
    if not found and aside is not None and (one := bench(aside, [])) is not None:
        return {one.pk}
    return found
