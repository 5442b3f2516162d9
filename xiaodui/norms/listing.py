"""Waits as they are listed: with their clocks, and the words for those who sit there."""

from typing import Any

from django.db.models import Q

from xiaodui.chat.models import Message
from xiaodui.deadlines.face import with_faces
from xiaodui.norms.deadlines import clocks_of, held_by
from xiaodui.norms.models import Wait

SHOWN = 100


def mine(person: Any) -> Any:
    """What he owes an answer to, and what he has in hand for whom he stands in for."""
    return Wait.objects.visible_to(person).open().filter(Q(person=person) | Q(pk__in=held_by(person.pk)))


def others(person: Any) -> Any:
    """What he waits for himself."""
    return Wait.objects.visible_to(person).open().filter(asker=person)


def lined(rows: Any, person: Any) -> list[Wait]:
    """The most pressing first, each with `clock` (a Deadline with its face) and `words`, "" where he doesn't sit. A few
    queries for all of them."""
    found = list(rows.select_related("asker__team", "person", "room", "message")[: SHOWN * 2])
    clocks = clocks_of(found)
    with_faces(clocks.values())
    seen = set(
        Message.objects.visible_to(person).filter(pk__in=[one.message_id for one in found]).values_list("pk", flat=True)
    )
    for one in found:
        one.clock = clocks.get(one.pk)  # type: ignore[attr-defined]
        one.words = one.message.gist if one.message_id in seen else ""  # type: ignore[attr-defined]
    found.sort(key=lambda one: (one.clock.due_at if one.clock else one.asked_at, one.pk))  # type: ignore[attr-defined]
    return found[:SHOWN]


def count(person: Any) -> int:
    return int(mine(person).count())
