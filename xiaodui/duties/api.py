"""What the API reads of duties: the matrix, charters and role cards as far as they are put in force, one's signatures."""

from typing import Any

from xiaodui.core.reads import READS, Read
from xiaodui.duties.models import Charter, DutySignature, PhaseRole, RoleCard, Topic


def _topic(topic: Topic) -> dict[str, Any]:
    return {
        "id": topic.pk, "team": topic.team_id, "name": topic.name, "responsible": topic.responsible_id,
        "decider": topic.decider_id, "consulted": sorted(one.pk for one in topic.consulted.all()),
        "informed": sorted(one.pk for one in topic.informed.all()), "note": topic.note, "order": topic.order,
        "ended_on": topic.ended_on, "version": topic.version,
    }  # fmt: skip


def _written(one: Any) -> dict[str, Any]:
    return {
        "id": one.pk, "team": one.team_id, "number": one.number, "published_at": one.published_at,
        "published_by": one.published_by_id, "ended_at": one.ended_at,
        **{name: getattr(one, name) for name in one.TEXTS}, "version": one.version,
    }  # fmt: skip


def _charter(charter: Charter) -> dict[str, Any]:
    return {**_written(charter), "publishes": charter.publishes}


def _card(card: RoleCard) -> dict[str, Any]:
    return {**_written(card), "role": card.role_id}


def _signature(signed: DutySignature) -> dict[str, Any]:
    return {"id": signed.pk, "person": signed.person_id, "kind": signed.kind, "thing": signed.thing, "at": signed.at}


def _phase(taken: PhaseRole) -> dict[str, Any]:
    return {
        "id": taken.pk, "person": taken.person_id, "team": taken.team_id, "phase": taken.phase, "since": taken.since,
        "until": taken.until,
    }  # fmt: skip


READS.plug(Read("topics", Topic, _topic, {"team": "team_id", "name": "name", "responsible": "responsible_id"}))
READS.plug(Read("charters", Charter, _charter, {"team": "team_id"}))
READS.plug(Read("role_cards", RoleCard, _card, {"team": "team_id", "role": "role_id"}))
READS.plug(Read("phases", PhaseRole, _phase, {"team": "team_id", "person": "person_id"}))
READS.plug(Read("duty_signatures", DutySignature, _signature, {"person": "person_id", "kind": "kind"}))
