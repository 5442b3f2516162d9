"""What is new in a room, drawn once and handed to all who sit there and look.

Read anew for each batch of facts: the messages as they are now, and who sits in the room now.
"""

import json
from collections import defaultdict
from typing import Any

from django.conf import settings
from django.utils import translation

from xiaodui.chat.listing import drawn, dressed, fetched
from xiaodui.chat.models import Message, Seat
from xiaodui.chat.verbs import CHANGES
from xiaodui.journal.keys import id_of
from xiaodui.journal.verb import Verb
from xiaodui.pulse.sockets import PUSHED, Part, Pushed

ROOMS = "rooms"
"""The topic of whatever counts what is unread."""


def draw(rows: list[Any]) -> list[Part]:
    """A part for each room. Four queries for any number of rows, and one or two for each kind of thing they carry."""
    asked: dict[int, dict[str, Any]] = defaultdict(lambda: {"ids": set(), "ticks": set(), "said": []})
    for row in rows:
        detail, room = json.loads(row.body)["detail"], asked[id_of(row.within)]
        room["ids"] |= {id_of(key) for key in (row.subject, detail.get("root") or row.subject)}
        room["ticks"] |= set(range(detail["tick"] - detail.get("ticks", 1) + 1, detail["tick"] + 1))
        if row.verb == CHANGES[0].name:
            called = [*detail["named"], *([detail["called"]] if detail.get("called") else [])]
            room["said"].append((detail["seq"], row.actor, called, bool(detail.get("root"))))
    messages = {
        one.pk: one
        for one in fetched(Message.objects.filter(pk__in=[pk for room in asked.values() for pk in room["ids"]]))
    }
    dress, persons = dressed(messages.values()), _seated(asked)
    return [_part(pk, room, messages, dress, persons.get(pk, frozenset())) for pk, room in asked.items()]


def _seated(rooms: Any) -> dict[int, frozenset[str]]:
    found = defaultdict(set)
    for room, person in Seat.objects.present().filter(room_id__in=list(rooms)).values_list("room_id", "person_id"):
        found[room].add(f"person:{person}")
    return {room: frozenset(persons) for room, persons in found.items()}


def _part(pk: int, asked: dict[str, Any], messages: Any, dress: Any, persons: frozenset[str]) -> Part:
    own = sorted((messages[one] for one in asked["ids"] if one in messages), key=lambda one: one.seq)
    ticks = asked["ticks"]
    head = {
        "topic": f"room:{pk}",
        "from": min(ticks) - 1,
        "to": max(ticks),
        "whole": len(ticks) == max(ticks) - min(ticks) + 1,
    }
    said = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            said[language] = {**head, "html": [drawn(one, dress[one.pk]) for one in own]}
    note = {
        "room": pk,
        "said": [[seq, actor, named] for seq, actor, named, under in asked["said"] if not under or named],
    }
    return Part(f"room:{pk}", persons, said, ROOMS, note if note["said"] else None)


def redrawn(*verbs: Verb) -> None:
    """Facts of these verbs hand out their message as it is now. Told by whoever records one with `acts.changing.changed`."""
    PUSHED.plug(Pushed(frozenset(verb.name for verb in verbs), draw))


redrawn(*CHANGES)
