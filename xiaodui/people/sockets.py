"""Where upper rooms tell what a person owns, so that nobody leaves with customers in his pocket."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from xiaodui.core.sockets import Socket, Tab


@dataclass(frozen=True)
class Owned:
    """One kind of thing that people own.

    `count(person)` is one query; `hand_over(person, to, by, reason)` gives all of it to `to` by the room's own acts,
    inside the caller's transaction, with `by` already allowed to do so.
    """

    label: Any
    count: Callable[[Any], int]
    hand_over: Callable[[Any, Any, Any, str], Any]
    order: int = 0


OWNED: Socket[Owned] = Socket("people.owned", Owned)

GATES: Socket[Callable[[HttpRequest, Any], str]] = Socket("people.gates", Callable)
"""Asked when name and password are right: the sentence why this person may not come in by this way, "" when he may."""

DEMO: Socket[Callable[[HttpRequest], HttpResponse]] = Socket("people.demo", Callable)
"""The first page's door into the demo company: starts it and answers with where to wait. While nobody plugged in,
the door isn't shown."""

PERSON_PARTS: Socket[Tab] = Socket("person.tabs", Tab)
"""Sections that upper rooms add to a colleague's page; `record` is the person whose page it is."""

TEAM_PARTS: Socket[Tab] = Socket("team.tabs", Tab)
"""Sections that upper rooms add to a team's page (goal, ranking, board); `record` is the team."""
