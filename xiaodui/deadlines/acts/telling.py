"""What the journal says of a promise, and whom a notice tells."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from xiaodui.deadlines.models import Deadline
from xiaodui.deadlines.verbs import DEADLINE_ESCALATED
from xiaodui.journal import Fact, record
from xiaodui.journal.keys import id_of
from xiaodui.journal.verb import Verb
from xiaodui.notices.giving import Giving, notify_many
from xiaodui.notices.kinds import NoticeKind

REMINDED = NoticeKind("deadline.reminded", "时限过半", "Half the time is gone", "bell", urgent=True, order=10)
MISSED = NoticeKind("deadline.missed", "过了时限", "Deadline missed", "clock-exclamation", urgent=True, order=11)
ESCALATED = NoticeKind("deadline.escalated", "请我过问", "Asked to look after it", "arrow-up", urgent=True, order=12)
MOVED = NoticeKind(
    "deadline.moved", "时限转到我这里", "A deadline came to me", "arrow-forward-up", urgent=True, order=13
)
WAIVED = NoticeKind("deadline.waived", "时限免了", "Deadline waived", "circle-off", order=14)
Given = tuple[NoticeKind, Fact, Sequence[int]]


def say(
    verb: Verb,
    deadline: Deadline,
    *,
    by: Any = None,
    told: Iterable[int] = (),
    at: datetime | None = None,
    team: str | None = None,
    **detail: Any,
) -> Fact:
    """Record what happened to this promise. `team` (a key) is for whom it counts, by default the team
    now. `told` are the persons (ids) whose inbox hears of it."""
    if deadline.within:
        detail["about"] = deadline.subject
    if told := list(told):
        detail["told"] = [f"person:{pk}" for pk in told]
    return record(
        verb, deadline, by=by, within=deadline.within or deadline.subject, team=team_key(deadline) if team is None else team, at=at,
        **{"owner": f"person:{deadline.person_id}", "kind": deadline.kind, "due": deadline.due_at,
           "clause": deadline.clause, **detail},
    )  # fmt: skip


def asked_before(deadlines: Iterable[Deadline]) -> dict[int, set[int]]:
    """By the deadline's id, who was asked to look after it on a step before. One query."""
    found: dict[int, set[int]] = {one.pk: set() for one in deadlines}
    facts = Fact.objects.filter(verb=DEADLINE_ESCALATED.name, subject__in=[f"deadline:{pk}" for pk in found])
    for fact in facts:
        found[id_of(fact.subject)] |= {id_of(key) for key in fact.detail["to"]}
    return found


def team_key(deadline: Deadline) -> str:
    """The team now of who has it in hand; reads him when the caller hasn't."""
    return f"team:{deadline.person.team_id}" if deadline.person.team_id else ""


def give(given: Iterable[Given]) -> None:
    """Notices of these facts, which have their ids: a handful of queries for each kind of notice."""
    by_kind: dict[NoticeKind, list[Giving]] = {}
    for kind, fact, to in given:
        if to:
            by_kind.setdefault(kind, []).append(Giving(fact, to))
    for kind, givings in by_kind.items():
        notify_many(kind, givings, told=True)
