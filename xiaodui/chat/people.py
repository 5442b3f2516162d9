"""Whom a message may call by name: those who sit here, all of them, a team's among them, who answers for a duty."""

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.chat.models import Room
from xiaodui.chat.presence import keeps_to_himself, online
from xiaodui.core.refusal import Refusal
from xiaodui.duties.asking import answers_for, line_up
from xiaodui.duties.models import Topic
from xiaodui.people.models import Person, Team
from xiaodui.pulse import presence

ALL = ("所有人", "everyone", "all")
HERE = ("在线的人", "here")
DUTY = ("职责:", "职责：", "duty:")
_DUTY = re.compile(r"[@＠](?:职责|duty)[:：]", re.IGNORECASE)
Names = dict[str, frozenset[int]]


def named_in(room: Room, text: str, by: Any = None) -> Names:
    """{what stands after the @: whom it calls} as far as the text calls anybody: two queries, a few more where it calls those
    online or a duty; none for a text without an @. Raises Refusal where who answers for a called duty doesn't sit here."""
    text = text.replace("＠", "@")
    if "@" not in text:
        return {}
    seated = _seated(room)
    found: dict[str, set[int]] = {}
    for pk, name, _path in seated:
        found.setdefault(name, set()).add(pk)
    everybody = {pk for pk, _name, _path in seated}
    groups = {**_teams(text, seated), **dict.fromkeys(ALL, everybody)}
    if any(f"@{word}" in text.lower() for word in HERE):
        groups |= dict.fromkeys(HERE, _here(everybody, by))
    groups |= _duties(room, text, by, everybody)
    # A colleague's own name goes before a group that is called the same.
    return {name: frozenset(ids) for name, ids in {**groups, **found}.items() if name}


def _seated(room: Room) -> list[tuple[int, str, str]]:
    """(id, name, path of his team)"""
    rows = Person.objects.filter(seats__room=room, seats__left_at=None, is_active=True)
    return [(pk, name, path or "") for pk, name, path in rows.values_list("pk", "name", "team__path")]


def _teams(text: str, seated: list[tuple[int, str, str]]) -> dict[str, set[int]]:
    """Of the teams that the text calls, those of them and of teams under them who sit here."""
    teams = [
        (name, path)
        for name, path in Team.objects.standing().values_list("name", "path")
        if f"@{name}".lower() in text.lower()
    ]
    return {name: {pk for pk, _name, own in seated if own.startswith(path)} for name, path in teams}


def _here(everybody: set[int], by: Any) -> set[int]:
    """Who is online; all of them where nobody can tell: the clause shows it to nobody, or this process doesn't hear of it."""
    if by is None or keeps_to_himself(by) or not presence.states([f"person:{by.pk}"]):
        return everybody
    return online(everybody)


def team_asked(room: Room, by: Any) -> Team | None:
    """In whose matrix a duty is looked up: the room's team, else that of who asks."""
    return room.team or getattr(by, "team", None)


def topics_of(room: Room, by: Any) -> list[Topic]:
    """Duties that can be called here, the nearest team's first."""
    team = team_asked(room, by)
    rows = Topic.objects.open().filter(team__path__in=line_up(team)).select_related("responsible")
    return list({one.folded: one for one in rows.order_by("team__path", "order", "pk")}.values())


def _duties(room: Room, text: str, by: Any, everybody: set[int]) -> dict[str, set[int]]:
    if not _DUTY.search(text):
        return {}
    found: dict[str, set[int]] = {}
    team = team_asked(room, by)
    for topic in topics_of(room, by):
        words = [f"{before}{topic.name}" for before in DUTY]
        if not any(f"@{word}".lower() in text.lower() for word in words):
            continue
        person = answers_for(topic.name, team).person
        if person is not None and person.pk not in everybody:
            said = _("负责「%(topic)s」的是 %(name)s，不在这个群里。先请进来，或者单独问。")
            raise Refusal("message.duty", said % {"topic": topic.name, "name": person.name})
        found |= dict.fromkeys(words, {person.pk} if person else set())
    return found
