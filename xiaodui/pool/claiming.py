"""How much somebody may still claim: the rulebook's limits, the pool's own tighter ones, and what he has used."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from xiaodui.core import clock
from xiaodui.core.prepared import Prepared
from xiaodui.customers.models import Customer
from xiaodui.customers.verbs import CUSTOMER_CLAIMED
from xiaodui.governance import rules as rulebook
from xiaodui.governance.models import Acknowledgement
from xiaodui.journal.keys import key_of
from xiaodui.journal.models import Fact
from xiaodui.people.models import Person
from xiaodui.pool.models import Allowance, Cooling, Place, Pool
from xiaodui.pool.rules.claims import HELD, Limits, Used, first_no, left

CLAUSE = "pool.claim"


def _locked(person: int) -> Any:
    """Two claims at once must not pass a limit together: on PostgreSQL the row is locked until the transaction ends;
    SQLite's immediate transaction lets one write at a time anyway."""
    rows = Allowance.objects.filter(person_id=person)
    rows = rows.select_for_update() if connection.features.has_select_for_update else rows
    return rows.values_list("pk", "day", "claimed", "claimed_at")


def _in_hand(person: int, customer: int, now: datetime) -> Any:
    theirs = Customer.objects.filter(owner_id=OuterRef("pk")).order_by().values("owner_id")
    held = Coalesce(Subquery(theirs.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)
    off = Cooling.objects.filter(person_id=OuterRef("pk"), customer_id=customer, until__gt=now).values("until")[:1]
    return Person.objects.filter(pk=person).annotate(held=held, off=Subquery(off)).values_list("held", "off")


def _signed(version: int, person: int) -> Any:
    return Acknowledgement.objects.filter(version_id=version, person_id=person).values_list("pk")


ALLOWANCE = Prepared(_locked, int)
IN_HAND = Prepared(_in_hand, int, int, datetime)
"""Asked after the lock, never with it: PostgreSQL would count as things stood before it waited."""
SIGNED = Prepared(_signed, int, int)


@dataclass(frozen=True)
class Room:
    """What is said beside the button: how many more today and in hand, by which version."""

    today: int
    held: int
    cite: str


def limits_of(person: Any, pool: Pool | None = None, level: str = "") -> Limits:
    """The rulebook's limits for him; with a pool its own where they are tighter. No query."""
    per_day, held = (rulebook.value(code, for_=person).value for code in ("pool.claim_per_day", "pool.held_limit"))
    if pool is None:
        return Limits(per_day, held)
    return Limits(
        per_day, held if pool.held_limit is None else min(held, pool.held_limit), pool.claims_per_day,
        pool.level_limits.get(level) if level else None, timedelta(minutes=pool.interval_minutes or 0),
    )  # fmt: skip


def cite_of(person: Any) -> str:
    return rulebook.value("pool.claim_per_day", for_=person).cite


def used_by(person: Any, limits: Limits, allowance: Any, held: int, pool: Pool | None = None, level: str = "") -> Used:
    """What counts against them now. No query, one where the pool counts by itself. `allowance`: his row, or a model."""
    here = at_level = 0
    if pool is not None and limits.counts_here:
        here, at_level = _claimed_here(person, pool, level)
    today = allowance.claimed if allowance and allowance.day == clock.today() else 0
    return Used(today, held, here, at_level, allowance.claimed_at if allowance else None)


def held_by(person: Any) -> int:
    return int(Customer.objects.owned_by(person).order_by().count())


def _claimed_here(person: Any, pool: Pool, level: str) -> tuple[int, int]:
    """Today's claims from this pool, and those of this level, from the facts: what was given back counts too."""
    since = clock.noon(clock.today()) - timedelta(hours=12)
    mine = Fact.objects.said(CUSTOMER_CLAIMED).filter(actor=key_of(person), happened_at__gte=since)
    details = [detail for fact in mine if (detail := fact.detail).get("pool") == key_of(pool)]
    return len(details), sum(1 for detail in details if detail.get("level") == level)


def room_of(person: Any, pool: Pool | None = None) -> Room:
    """How much is left to him, to be shown. Two queries, three where the pool counts by itself."""
    limits = limits_of(person, pool)
    allowance = Allowance.objects.visible_to(person).filter(person=person).first()
    return Room(*left(limits, used_by(person, limits, allowance, held_by(person), pool)), cite_of(person))


def room_for(person: Any) -> bool:
    """Whether he may hold one more at all, however he gets it. One query."""
    limits = limits_of(person)
    return first_no(limits, Used(held=held_by(person)), clock.now()) != HELD


def fitting(person: Any, pool: Pool, now: datetime) -> Any:
    """Places of the pool that he could have now, the newest first: not kept for a draw, not cooling for him."""
    off = Cooling.objects.on(now).filter(person=person).values("customer_id")
    cooled = Place.objects.filter(last_owner=person, cooling_until__gt=now).values("pk")
    places = Place.objects.visible_to(person).filter(pool=pool, release=None).shown(now)
    return places.exclude(customer_id__in=off).exclude(pk__in=cooled).newest()


def spent_levels(person: Any, pool: Pool) -> Iterable[str]:
    """Levels of which he has had today's share here. No query where the pool sets none."""
    return [level for level, most in pool.level_limits.items() if _claimed_here(person, pool, level)[1] >= most]
