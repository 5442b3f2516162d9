"""A toast on whatever page one looks at, the moment a win is told: to those who sit in the rooms where it stands."""

import json
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from xiaodui.battles.listing import Shown, shown
from xiaodui.battles.models import Wish
from xiaodui.battles.models.wish import USUAL
from xiaodui.battles.verbs import BATTLE_REDRAWN, BATTLE_TOLD
from xiaodui.chat.models import Seat
from xiaodui.chat.pushing import redrawn
from xiaodui.journal.keys import id_of
from xiaodui.pulse.sockets import PUSHED, Part, Pushed

TOPIC = "toasts"
"""Each page looks at it; what is handed out under it is shown for a few seconds."""


def draw(rows: list[Any]) -> list[Part]:
    """Two parts a report at most: cheered with a sound, and without. Five queries for any number of reports."""
    details = {id_of(row.subject): json.loads(row.body)["detail"] for row in rows}
    reports = shown(list(details))
    seated = _seated({id_of(key) for detail in details.values() for key in detail["heard"]})
    wishes = dict(Wish.objects.values_list("person_id", "how"))
    parts = []
    for pk, detail in details.items():
        if pk in reports:
            persons = set().union(*(seated[id_of(key)] for key in detail["heard"]))
            parts += _parts(reports[pk], detail["wins"], persons, wishes)
    return parts


def _seated(rooms: set[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    taken = Seat.objects.present().filter(room_id__in=rooms)
    for room, person in taken.values_list("room_id", "person_id"):
        found[room].add(person)
    return found


def toast(report: Shown, wins: Collection[int]) -> str:
    """In the language that is spoken now; "" where these wins aren't told any more."""
    lines = [line for line in report.lines if line.win.pk in wins]
    context = {"thing": report, "line": lines[-1], "count": len(lines)} if lines else {}
    return render_to_string("battles/_toast.html", context) if lines else ""


def _parts(report: Shown, wins: list[int], persons: set[int], wishes: dict[int, str]) -> list[Part]:
    said = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            said[language] = toast(report, wins)
    return [
        Part(TOPIC, frozenset(f"person:{pk}" for pk in whose), {
            language: {"topic": TOPIC, "html": html, "cheer": how} for language, html in said.items()
        })
        for how in ("quiet", "on") if (whose := [pk for pk in persons if wishes.get(pk, USUAL) == how])
    ]  # fmt: skip


PUSHED.plug(Pushed(frozenset({BATTLE_TOLD.name}), draw))
redrawn(BATTLE_REDRAWN)
