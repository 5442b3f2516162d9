"""What the API reads of pools: what waits there is masked as on the page."""

from typing import Any

from xiaodui.core.reads import READS, Read
from xiaodui.pool.models import Place, Pool, Registration
from xiaodui.pool.seen import seen


def _pool(pool: Pool) -> dict[str, Any]:
    return {
        "id": pool.pk, "name": pool.name, "about": pool.about, "order": pool.order, "is_default": pool.is_default,
        "for_all": pool.for_all, "regions": pool.regions, "levels": pool.levels, "mode": pool.mode,
        "claims_per_day": pool.claims_per_day, "held_limit": pool.held_limit, "looks_per_day": pool.looks_per_day,
        "interval_minutes": pool.interval_minutes, "retired_on": pool.retired_on, "version": pool.version,
    }  # fmt: skip


def _registration(row: Registration) -> dict[str, Any]:
    return {
        "id": row.pk, "name": row.name, "region": row.region, "person": row.person_id, "state": row.state,
        "asked_at": row.asked_at, "customer": row.customer_id, "answer": row.answer, "version": row.version,
    }  # fmt: skip


READS.plug(Read("pools", Pool, _pool))
READS.plug(Read("places", Place, lambda place: seen(place).shown(), {"pool": "pool_id"}))
READS.plug(Read("registrations", Registration, _registration, {"person": "person_id"}))
