"""Which version of a clause is in force where and when. Values in, values out."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Issue:
    """One adopted version as the book keeps it: from `since` (included) until a later one or `ends` (excluded)."""

    pk: int
    clause: str
    team: int | None
    number: int
    since: datetime
    ends: datetime | None = None
    may_override: bool = True
    guards: bool = False
    values: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @property
    def cite(self) -> str:
        return f"{self.clause}@{self.number}" if self.team is None else f"{self.clause}@{self.number}/team:{self.team}"


def latest(issues: Sequence[Issue], at: datetime) -> Issue | None:
    """The one in force at `at` among the versions of one clause in one team, sorted by (since, number).

    The newest that has begun is in force or, once ended, nothing is: an end doesn't bring an older one back.
    """
    place = bisect_right(issues, at, key=lambda one: one.since)
    if not place:
        return None
    found = issues[place - 1]
    return found if found.ends is None or at < found.ends else None


def binding(by_team: Mapping[int | None, Sequence[Issue]], way: Sequence[int], at: datetime) -> Issue | None:
    """The version that binds a team: the company's, replaced by each team's own on the way down (`way`: ids from the root
    to the team) as long as the one above may be overridden."""
    found = latest(by_team.get(None, ()), at)
    for team in way:
        if found is not None and not found.may_override:
            return found
        found = latest(by_team.get(team, ()), at) or found
    return found


def changes(by_team: Mapping[int | None, Sequence[Issue]], way: Sequence[int]) -> list[datetime]:
    """The instants at which another version may come to bind, in order."""
    teams: list[int | None] = [None, *way]
    all_issues = [one for team in teams for one in by_team.get(team, ())]
    return sorted({instant for one in all_issues for instant in (one.since, one.ends) if instant is not None})
