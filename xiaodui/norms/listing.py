"""Waits as they are listed: with their clocks, and the words for those who sit there."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Q

from xiaodui.chat.models import Message
from xiaodui.core import clock
from xiaodui.deadlines.face import with_faces
from xiaodui.journal import key_of
from xiaodui.norms.deadlines import clocks_of, held_by, late_clocks_of
from xiaodui.norms.models import Objection, Wait

SHOWN = 100
LATELY = timedelta(days=28)


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
    _drawn(found, clocks_of(found), person)
    found.sort(key=lambda one: (one.clock.due_at if one.clock else one.asked_at, one.pk))  # type: ignore[attr-defined]
    return found[:SHOWN]


def late(person: Any) -> list[Wait]:
    """What he owed an answer to in these weeks and answered late or never, the latest first; drawn as `lined` does."""
    ended = Wait.objects.visible_to(person).filter(person=person, ended_at__gte=clock.now() - LATELY)
    rows = list(
        ended.select_related("asker__team", "person", "room", "message").order_by("-ended_at", "-pk")[: SHOWN * 4]
    )
    clocks = late_clocks_of(rows)
    found = [one for one in rows if one.pk in clocks][:SHOWN]
    _drawn(found, clocks, person)
    return found


def contested(rows: Iterable[Any], person: Any) -> None:
    """Each row, all of them his own matters, with the `objection` that he made to it, or None. One query at most."""
    own = {key_of(one): one for one in rows}
    made = {one.about: one for one in Objection.objects.visible_to(person).filter(about__in=own)} if own else {}
    for key, row in own.items():
        row.objection = made.get(key)


def contested_waits(rows: Sequence[Wait], person: Any) -> None:
    """His own among them with `mine`, and with their objections."""
    own = [one for one in rows if one.person_id == person.pk]
    for wait in own:
        wait.mine = True  # type: ignore[attr-defined]
    contested(own, person)


def _drawn(found: Sequence[Wait], clocks: dict[int, Any], person: Any) -> None:
    with_faces(clocks.values())
    seen = set(
        Message.objects.visible_to(person).filter(pk__in=[one.message_id for one in found]).values_list("pk", flat=True)
    )
    for one in found:
        one.clock = clocks.get(one.pk)  # type: ignore[attr-defined]
        one.words = one.message.gist if one.message_id in seen else ""  # type: ignore[attr-defined]


def count(person: Any) -> int:
    return int(mine(person).count())
