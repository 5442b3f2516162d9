"""One question to all rooms, answered with what the asker may see and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .matching import find, matching
from .sockets import KINDS, SearchKind

HANDFUL = 64  # candidates asked for first; enough for whoever sees most rows
ARMFUL = 1024  # asked for next, where some of the handful were seen: enough for who leads a part of the company


@dataclass(frozen=True)
class Hit:
    url: str
    title: str
    hint: str


@dataclass(frozen=True)
class Group:
    """``more``: there are further rows that this person may see; how many is not counted. ``page``: where, if not here."""

    kind: str
    label: Any
    icon: str
    hits: list[Hit]
    more: bool
    page: str = ""


def search_everywhere(person: Any, q: str, limit: int = 8, *, kinds: Iterable[str] | None = None) -> list[Group]:
    """Groups with up to ``limit`` rows each, in the sockets' order; a group without rows is left out.

    Three queries a kind; two more, on the whole index, for somebody who sees few of many matches.
    """
    chosen = [kind for kind in KINDS if kinds is None or kind.kind in kinds]
    groups = (_group(kind, q, visible_rows(kind, person, q, limit + 1), limit) for kind in chosen)
    return [group for group in groups if group.hits]


def visible_rows(kind: SearchKind, person: Any, q: str, limit: int) -> list[Any]:
    """The best ``limit`` rows of ``kind`` that ``person`` may see. Exact: a full page of others' rows hides none."""
    if kind.rows:
        return kind.rows(person, q, limit)
    ids = find(kind.kind, q, max(HANDFUL, limit))
    rows = _in_order(kind, person, ids)
    if rows and len(rows) < limit and len(ids) >= HANDFUL:
        ids = find(kind.kind, q, ARMFUL)
        rows = _in_order(kind, person, ids)
        if len(ids) < ARMFUL:
            return rows[:limit]
    if len(rows) >= limit or len(ids) < HANDFUL:
        return rows[:limit]
    titled = kind.visible(person, matching(kind.kind, q, in_title=True, of="pk", few=True)).order_by("-pk")[:limit]
    found = {row.pk: row for row in titled}
    if len(found) < limit:
        rest = kind.visible(person, matching(kind.kind, q, of="pk", few=True)).order_by("-pk")[: limit + len(found)]
        found.update((row.pk, row) for row in rest if row.pk not in found)
    return list(found.values())[:limit]


def _in_order(kind: SearchKind, person: Any, ids: list[int]) -> list[Any]:
    if not ids:
        return []
    seen = {row.pk: row for row in kind.visible(person, ids)}
    return [seen[pk] for pk in ids if pk in seen]


def _group(kind: SearchKind, q: str, rows: list[Any], limit: int) -> Group:
    hits = [Hit(kind.url(row), str(kind.title(row)), str(kind.hint(row) or "")) for row in rows[:limit]]
    return Group(kind.kind, kind.label, kind.icon, hits, len(rows) > limit, kind.page(q) if kind.page else "")
