"""What the API reads of norms."""

from typing import Any

from xiaodui.core.reads import READS, Read
from xiaodui.norms.models import Held, Hush, Objection, Pace, TakeDown, Wait


def _wait(one: Wait) -> dict[str, Any]:
    return {
        "id": one.pk, "message": one.message_id, "room": one.room_id, "asker": one.asker_id, "person": one.person_id, "kind": one.kind,
        "urgent": one.urgent, "asked_at": one.asked_at, "ended_at": one.ended_at, "end": one.end,
    }  # fmt: skip


READS.plug(Read("waits", Wait, _wait, {"person": "person_id", "asker": "asker_id", "room": "room_id"}))


def _hush(one: Hush) -> dict[str, Any]:
    return {
        "id": one.pk, "room": one.room_id, "person": one.person_id, "by": one.by_id, "reason": one.reason, "cite": one.cite,
        "since": one.since, "until": one.until, "ended_at": one.ended_at,
    }  # fmt: skip


def _held(one: Held) -> dict[str, Any]:
    return {
        "id": one.pk, "room": one.room_id, "by": one.by_id, "text": one.text, "cite": one.cite, "held_at": one.held_at,
        "state": one.state, "decider": one.decider_id, "decided_by": one.decided_by_id, "decided_at": one.decided_at, "word": one.word,
        "message": one.message_id,
    }  # fmt: skip


def _down(one: TakeDown) -> dict[str, Any]:
    return {
        "id": one.pk, "message": one.message_id, "by": one.by_id, "reason": one.reason, "text": one.text, "cite": one.cite,
        "at": one.at, "back": one.back_id,
    }  # fmt: skip


def _objection(one: Objection) -> dict[str, Any]:
    return {
        "id": one.pk, "about": one.about, "by": one.by_id, "decider": one.decider_id, "text": one.text, "at": one.at, "cite": one.cite,
        "outcome": one.outcome, "answer": one.answer, "decided_at": one.decided_at,
    }  # fmt: skip


READS.plug(Read("hushes", Hush, _hush, {"room": "room_id", "person": "person_id"}))
READS.plug(Read("held", Held, _held, {"room": "room_id", "by": "by_id", "state": "state"}))
READS.plug(Read("take_downs", TakeDown, _down, {"by": "by_id"}))
READS.plug(Read("objections", Objection, _objection, {"by": "by_id", "decider": "decider_id"}))
READS.plug(
    Read(
        "paces",
        Pace,
        lambda one: {"id": one.pk, "room": one.room_id, "slow": one.slow, "weekly": one.weekly},
        {"room": "room_id"},
    )
)
