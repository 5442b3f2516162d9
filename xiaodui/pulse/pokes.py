"""From a fact to its pokes: which topics it touches and who may be told."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from xiaodui.pulse.hub import EVERYONE, Poke
from xiaodui.pulse.sockets import Echo

REACH_ALL = "all"
"""Audience key of those whose reach is everything; each fact carries it."""
NOTICE = "notice"
"""The topic that an inbox listens to."""


class Row(NamedTuple):
    """The columns of a fact that the wire needs; `body` is its canonical JSON."""

    id: int
    verb: str
    subject: str
    within: str
    actor: str
    team: str
    body: str


def pokes_of(row: Row, aloud: frozenset[str], echoes: Mapping[str, Echo] | None = None) -> Iterator[Poke]:
    """The fact's poke; for those whom it told (`told` of its detail) one more, so that their inbox asks again; and for a
    verb that is told aloud one more, to everyone and without ids; and for one with an echo what that says."""
    detail = json.loads(row.body).get("detail") or {}
    yield Poke(topics_of(row), audience_of(row, detail), row.subject)
    if told := _keys(detail.get("told")):
        yield Poke((NOTICE,), told, "")
    if row.verb in aloud:
        yield Poke((row.verb,), frozenset({EVERYONE}))
    if (echo := (echoes or {}).get(row.verb)) and (keys := frozenset(echo.keys(detail))):
        yield Poke((echo.topic,), keys)


def topics_of(row: Row) -> tuple[str, ...]:
    kind = row.subject.partition(":")[0]
    return tuple(topic for topic in (kind, row.subject, row.within, "fact") if topic)


def audience_of(row: Row, detail: dict[str, Any]) -> frozenset[str]:
    """Those that the fact names as its hearers (`heard`), and nobody else: what is said in a room is its own. Else those
    who reach everything, the team then, who did it, whose it is or was (`owner`, `former_owner`), and whom it
    told.

    A leader is told through the team keys of his own audience, so a fact need not know the tree.
    """
    owners = _keys([detail.get(name) for name in ("owner", "former_owner")])
    if heard := _keys(detail.get("heard")):
        return heard
    keys = (REACH_ALL, row.team, row.actor, *owners, *_keys(detail.get("told")))
    return frozenset(key for key in keys if key)


def _keys(found: Any) -> frozenset[str]:
    return frozenset(key for key in found if isinstance(key, str) and key) if isinstance(found, list) else frozenset()


def concerned(rows: Iterable[Row], cuts: frozenset[str]) -> set[str] | None:
    """Person keys whose sight these facts may have changed; None when it may be anybody's.

    A fact about a person or within one concerns the persons it names (who delegated, and to whom); any other (a team
    moved, a role was edited) concerns everybody.
    """
    persons: set[str] = set()
    for row in rows:
        if row.verb in cuts:
            if not any(key.startswith("person:") for key in (row.subject, row.within)):
                return None
            detail = json.loads(row.body).get("detail") or {}
            keys = (row.subject, row.within, *detail.values())
            persons.update(key for key in keys if isinstance(key, str) and key.startswith("person:"))
    return persons
