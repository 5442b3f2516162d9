"""Asking the rulebook: a warm `rules.value` for a person, a team and the company, with a tree of teams and many versions."""

import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.kit import scratch
from benchmarks.kit.aims import at_most, p50, p95

ASKED = 20_000
ROUNDS = 9
TEAMS, VERSIONS = 60, 40
CODE = "pool.protection_days"


def main() -> dict[str, Any]:
    folder = scratch.folder() / "rules"
    folder.mkdir(exist_ok=True)
    scratch.boot(folder)
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    teams = set_up()
    from xiaodui.governance import book, rules
    from xiaodui.people.models import Person

    person = Person(team_id=teams[-1].pk)
    book.forget()
    began = time.perf_counter()
    rules.value(CODE, for_=person)
    cold = (time.perf_counter() - began) * 1000
    rows: list[dict[str, Any]] = [
        {"asked for": name, **micros(lambda for_=for_: rules.value(CODE, for_=for_))}
        for name, for_ in {"a person": person, "a team": teams[0], "the company": None}.items()
    ]
    assert rules.value(CODE, for_=person).cite.startswith("pool.protection@"), "nothing to measure"
    connection.close()
    worst = max(row["p50 us"] for row in rows)
    return {
        "teams": TEAMS, "versions": VERSIONS, "cold ms": round(cold, 1), "rows": rows,
        "aims": [
            at_most("rules.value warm, us", worst, 20),
            at_most("slowest round of it, us", max(row["p95 us"] for row in rows), 20),
        ],
    }  # fmt: skip


def micros(ask: Any) -> dict[str, float]:
    """Microseconds a question, round by round: the look for a newer edition each half second is in them."""
    rounds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for _ in range(ASKED):
            ask()
        rounds.append((time.perf_counter() - began) / ASKED * 1e6)
    return {"p50 us": round(p50(rounds), 2), "p95 us": round(p95(rounds), 2)}


def set_up() -> list[Any]:
    """Teams four levels deep; the protection's clause changed again and again, by the company and by every fifth team."""
    from datetime import UTC, datetime, timedelta

    from xiaodui.governance.models import Clause, ClauseVersion
    from xiaodui.people.models import Team

    root = Team.add_root(name="启明科技")
    teams = [root]
    for number in range(TEAMS):
        teams.append(Team.objects.get(pk=teams[number // 4].pk).add_child(name=f"第 {number} 队"))
    clause, start = Clause.objects.get(code="pool.protection"), datetime(2020, 1, 1, tzinfo=UTC)
    for team in (None, *teams[::5]):
        ClauseVersion.objects.bulk_create(
            ClauseVersion(
                clause=clause, team=team, number=n, title_zh="保护期", text_zh="客户归你。", values={CODE: 20 + n},
                drafted_at=start, adopted_at=start, effective_at=start + timedelta(days=30 * n),
            )
            for n in range(2, 2 + VERSIONS)
        )  # fmt: skip
    return teams
