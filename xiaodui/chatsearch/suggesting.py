"""What somebody typed may be a colleague's name or a room's: then one press shows what was said by him, or there."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from xiaodui.chat.models import Room
from xiaodui.chatsearch.finding import Asked
from xiaodui.core.text import normalise, tokens
from xiaodui.people.models import Person
from xiaodui.search.matching import find

FEW = 3
LONGEST_NAME = 20


@dataclass(frozen=True)
class Suggested:
    people: list[Person]
    rooms: list[Room]


def suggested(person: Any, asked: Asked) -> Suggested:
    """By any part of the name, its pinyin or initials. Four queries; none for a sentence."""
    typed = normalise(asked.q)
    if len(asked.pieces) != 1 or len(typed) > LONGEST_NAME:
        return Suggested([], [])
    people = [] if asked.by else list(called(person, asked.q)[:FEW])
    rooms: list[Room] = []
    if not asked.room:
        named = Room.objects.visible_to(person).exclude(name="").order_by("-last_at", "-pk")
        rooms = [room for room in named if _is_called(room.name, typed)][:FEW]
    return Suggested(people, rooms)


def called(person: Any, typed: str) -> Any:
    """Colleagues whose name this may be, also those who left the company: their words stayed."""
    rows = Person.objects.visible_to(person).order_by("-is_active", "initials", "pk")
    like = Q(name__icontains=typed) | Q(initials__startswith=typed.lower())
    return rows.filter(like | Q(pk__in=find("person", typed, FEW * 4))) if typed else rows


def _is_called(name: str, typed: str) -> bool:
    return typed in normalise(name) or any(word.startswith(typed) for word in tokens(name))
