"""Which rooms somebody runs, as a query; who runs a room, and who looks where nobody else does."""

from typing import Any

from django.db.models import Q

from xiaodui.chat.models import Room, Seat
from xiaodui.conduct.sight import led_by
from xiaodui.duties.bench import bench
from xiaodui.people.models import Person


def rooms_run_by(person: Any) -> Any:
    """His own as owner or admin, and those of the teams that he leads; only where he sits."""
    owned = Seat.objects.taken().filter(person_id=person.pk, role__in=["owner", "admin"]).exclude(room__kind="direct")
    return Room.objects.visible_to(person).filter(Q(pk__in=owned.values("room")) | Q(kind="team") & led_by(person))


def keepers_of(room: Room) -> set[int]:
    """Ids of those who run it from within: a team's leader as long as he may lead it, else owner and admins. A query or two."""
    if room.kind == "team":
        leader = room.team.leader if room.team else None
        return {leader.pk} if leader and leader.is_active and leader.may("lead", room.team) else set()
    seats = Seat.objects.present().filter(room=room, role__in=["owner", "admin"])
    return set(seats.values_list("person_id", flat=True))


def lookers_of(room: Room, writer: Any, *aside: int) -> tuple[set[int], Person | None]:
    """Who looks at what `writer` says there: those who run it; where nobody but he does, the nearest leader upwards who had
    no part in it. Empty and None where nobody is left. Up to four queries."""
    keepers = keepers_of(room) - {writer.pk}
    return keepers, None if keepers else bench(writer, aside)
