"""What the API reads of assignment."""

from typing import Any

from xiaodui.assignment.acts.assigning import cited
from xiaodui.assignment.models import Assignment, AssignmentRule, Passing, StageRoute, Unassigned
from xiaodui.core.reads import READS, Read


def _assignment(one: Assignment) -> dict[str, Any]:
    return {
        "id": one.pk, "customer": one.customer_id, "person": one.person_id, "former": one.former_id, "by": one.by_id,
        "how": one.how, "rule": cited(one.rule), "reason": one.reason, "lead": one.lead, "candidates": one.stands,
        "at": one.at,
    }  # fmt: skip


def _waiting(one: Unassigned) -> dict[str, Any]:
    return {
        "id": one.pk, "customer": one.customer_id, "rule": cited(one.rule), "why": one.why, "team": one.team_id,
        "candidates": one.stands, "since": one.since, "tried_at": one.tried_at,
    }  # fmt: skip


def _rule(one: AssignmentRule) -> dict[str, Any]:
    said = one.current
    assert said is not None, "a rule has a version from the moment it is made"
    return {
        "id": one.pk, "place": one.order, "name": said.name, "number": said.number, "when": said.when,
        "teams": said.teams, "people": said.people, "turns": said.turns, "measure": said.measure, "cap": said.cap,
        "waits": said.waits, "fallback": said.fallback, "ended_at": one.ended_at, "version": one.version,
    }  # fmt: skip


def _passing(one: Passing) -> dict[str, Any]:
    return {
        "id": one.pk, "customer": one.customer_id, "deal": one.deal_id, "route": one.route_id, "giver": one.giver_id, "to": one.to_id,
        "phase": one.phase,
        "stands_at": one.stands_at, "promised": one.promised, "next_step": one.next_step, "message": one.message,
        "asked_at": one.asked_at, "ended_at": one.ended_at, "end": one.end, "answer": one.answer,
    }  # fmt: skip


READS.plug(Read("assignments", Assignment, _assignment, {"customer": "customer_id", "person": "person_id"}))
READS.plug(Read("unassigned", Unassigned, _waiting, {"team": "team_id"}))
READS.plug(Read("assignment_rules", AssignmentRule, _rule, {}))


def _route(one: StageRoute) -> dict[str, Any]:
    return {
        "id": one.pk, "stage": one.stage_id, "giver": one.giver_id, "taker": one.taker_id, "phase": one.phase,
        "turns": one.turns, "made_at": one.made_at, "on_since": one.on_since, "ended_at": one.ended_at,
    }  # fmt: skip


READS.plug(Read("passings", Passing, _passing, {"customer": "customer_id", "deal": "deal_id", "person": "to_id"}))
READS.plug(Read("stage_routes", StageRoute, _route, {"stage": "stage_id"}))
