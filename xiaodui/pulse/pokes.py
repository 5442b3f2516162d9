"""From a fact to its pokes: which topics it touches and who may be told."""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from xiaodui.pulse.hub import EVERYONE, Poke

REACH_ALL = "all"
"""Audience key of those whose reach is everything; each fact carries it."""


class Row(NamedTuple):
    """The columns of a fact that the wire needs; `body` is its canonical JSON."""

    id: int
    verb: str
    subject: str
    within: str
    actor: str
    team: str
    body: str


def pokes_of(row: Row, aloud: frozenset[str]) -> Iterator[Poke]:
    """The fact's poke, and for a verb that is told aloud one more, to everyone and without ids."""
    yield Poke(topics_of(row), audience_of(row), row.subject)
    if row.verb in aloud:
        yield Poke((row.verb,), frozenset({EVERYONE}))


def topics_of(row: Row) -> tuple[str, ...]:
    kind = row.subject.partition(":")[0]
    return tuple(topic for topic in (kind, row.subject, row.within, "fact") if topic)


def audience_of(row: Row) -> frozenset[str]:
    """Those who reach everything, the team then, who did it, and whose it is or was (`owner`, `former_owner`).

    A leader is told through the team keys of his own audience, so a fact need not know the tree.
    """
    detail = json.loads(row.body).get("detail") or {}
    owners = (detail.get(name) for name in ("owner", "former_owner"))
    keys = (REACH_ALL, row.team, row.actor, *(key for key in owners if isinstance(key, str)))
    return frozenset(key for key in keys if key)


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
