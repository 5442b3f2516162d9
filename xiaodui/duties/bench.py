"""Who is turned to about a person: the nearest leader upwards who had no part in it and isn't himself; at last an owner."""

from collections.abc import Collection

from xiaodui.duties.asking import line_up
from xiaodui.people.models import Person, Team


def bench(person: Person, aside: Collection[int | None]) -> Person | None:
    """Two queries at most. None where nobody is left."""
    out = {pk for pk in aside if pk} | {person.pk}
    led = Team.objects.filter(path__in=line_up(person.team), leader__is_active=True).exclude(leader__in=out)
    if (nearest := led.select_related("leader").order_by("-path").first()) is not None:
        return nearest.leader
    return Person.objects.active().filter(is_owner=True).exclude(pk__in=out).order_by("pk").first()
