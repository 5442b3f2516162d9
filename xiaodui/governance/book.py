"""The book as a process holds it: all adopted versions, the way from the company to each team, and who signed."""

import time
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from xiaodui.core import clock
from xiaodui.governance.force import Issue, binding, changes
from xiaodui.governance.models import ClauseVersion, Edition
from xiaodui.governance.pack.texts import Param, clause_of, param_named
from xiaodui.people.models import Team

LOOK_EACH = 0.5
"""Seconds after which the next question looks whether another process changed the book: one small query."""
STEP = 4
"""Letters of a team's path a level."""


class Ruled(NamedTuple):
    """A rule's value, and the version that sets it: `version_id` None and number 0 while no clause is installed."""

    value: Any
    version_id: int | None
    cite: str


@dataclass
class Book:
    edition: int
    issues: dict[str, dict[int | None, list[Issue]]]
    ways: dict[int, tuple[int, ...]]
    _spans: dict[tuple[str, int | None], tuple[list[datetime], list[Issue | None]]] = field(default_factory=dict)
    _ruled: dict[tuple[str, int], Ruled] = field(default_factory=dict)

    def in_force(self, clause: str, team: int | None, at: datetime) -> Issue | None:
        """The version that binds this team at this instant; laid out once for each clause and team, then a search."""
        instants, found = self._spans.get((clause, team)) or self._lay(clause, team)
        return found[bisect_right(instants, at)]

    def _lay(self, clause: str, team: int | None) -> tuple[list[datetime], list[Issue | None]]:
        by_team, way = self.issues.get(clause, {}), self.ways.get(team or 0, ())
        instants = changes(by_team, way)
        found = [None, *(binding(by_team, way, instant) for instant in instants)]
        self._spans[clause, team] = (instants, found)
        return instants, found

    def coming(self, team: int | None, at: datetime) -> list[Issue]:
        """Versions that are decided and will bind this team, but don't yet."""
        later: list[Issue] = []
        for clause in self.issues:
            instants, found = self._spans.get((clause, team)) or self._lay(clause, team)
            first = bisect_right(instants, at)
            later += [
                one
                for one, since in zip(found[first + 1 :], instants[first:], strict=True)
                if one and one.since == since
            ]
        return later

    def ruled(self, param: Param, issue: Issue | None) -> Ruled:
        pk = issue.pk if issue else 0
        if (said := self._ruled.get((param.code, pk))) is None:
            said = self._ruled[param.code, pk] = _ruled(param, issue)
        return said


def _ruled(param: Param, issue: Issue | None) -> Ruled:
    if issue is None:
        return Ruled(param.default, None, f"{clause_of(param.code)}@0")
    kept = issue.values.get(param.code)
    return Ruled(param.default if kept is None else param.of(kept), issue.pk, issue.cite)


_held: Book | None = None
_looked = 0.0


def book() -> Book:
    """The book as it stands, at most `LOOK_EACH` old. Costs nothing while it is fresh, else one query."""
    global _held, _looked
    now = time.monotonic()
    if _held is None or now - _looked > LOOK_EACH:
        edition = edition_now()
        if _held is None or _held.edition != edition:
            _held = _read(edition)
        _looked = now
    return _held


def forget() -> None:
    """Read it anew at the next question: this process changed it, or rolled a change back."""
    global _held
    _held = None


def edition_now() -> int:
    return Edition.objects.filter(pk=1).values_list("number", flat=True).first() or 0


def _read(edition: int) -> Book:
    issues: dict[str, dict[int | None, list[Issue]]] = defaultdict(lambda: defaultdict(list))
    for version in ClauseVersion.objects.adopted().select_related("clause"):
        issues[version.clause.code][version.team_id].append(version.issue())
    for by_team in issues.values():
        for rows in by_team.values():
            rows.sort(key=lambda one: (one.since, one.number))
    paths = dict(Team.objects.order_by().values_list("path", "pk"))
    ways = {
        pk: tuple(paths[path[:end]] for end in range(STEP, len(path) + 1, STEP) if path[:end] in paths)
        for path, pk in paths.items()
    }
    return Book(edition, {clause: dict(by_team) for clause, by_team in issues.items()}, ways)


def team_of(for_: Any) -> int | None:
    """The team whose rules hold: a person's, a team itself, a record's own or its owner's. None is the company."""
    if for_ is None:
        return None
    if isinstance(for_, Team):
        return int(for_.pk)
    if (team := getattr(for_, "team_id", None)) is not None:
        return int(team)
    return team_of(getattr(for_, "owner", None))


def value(code: str, *, for_: Any = None, at: datetime | None = None) -> Ruled:
    """What the rule says: its value, and the clause version to cite.

    `for_` is a Person, a Team, a record with a team or an owner (have the owner at hand, it would be fetched), or None for
    the company. `at` is the instant of what is judged, by default now. KeyError for a code that no room declares. Warm
    about five microseconds and no query; another process's adoption counts within a second.
    """
    param, now = param_named(code), at or clock.now()
    held = book()
    return held.ruled(param, held.in_force(clause_of(code), team_of(for_), now))


def in_force(code: str, *, for_: Any = None, at: datetime | None = None) -> Issue | None:
    """The version of a clause that binds; None when none does."""
    return book().in_force(code, team_of(for_), at or clock.now())
