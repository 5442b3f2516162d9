"""Which figures charters publish, and to whom: see docs/decisions/0012-published-by-charter.md."""

from typing import Any

from xiaodui.duties.models import Charter
from xiaodui.people.models import Team


def published_to(person: Any) -> dict[str, frozenset[str]]:
    """By code of measure, paths of the teams whose charters publish it to him. One query; plugged into measures.

    A charter speaks for its own team and all under it, to those who stand in the branch of the team above it: its
    neighbours and their leaders. The topmost team's charter speaks to the whole company. Who stands in no team is told
    nothing.
    """
    found: dict[str, set[str]] = {}
    team = person.team
    if team is None or not person.is_active:
        return {}
    for path, codes in Charter.objects.in_force().exclude(publishes=[]).values_list("team__path", "publishes"):
        if team.path.startswith(_parent(path)):
            for code in codes:
                found.setdefault(code, set()).add(path)
    return {code: frozenset(paths) for code, paths in found.items()}


def _parent(path: str) -> str:
    return path[: -Team.steplen] or path
