"""What speaks for each side: ids of facts, gathered at the opening, by whoever looks, and for good at the end."""

from typing import Any

from xiaodui.collisions.models import Collision
from xiaodui.customers.verbs import CUSTOMER_REFUSED
from xiaodui.followups.models import FollowUp
from xiaodui.followups.verbs import FOLLOWED_UP
from xiaodui.journal import Fact, key_of
from xiaodui.pool.models import Protection

SIDES = ("holder", "challenger")
MOST = 40
"""Facts of one side that are kept: the newest, beside its first genuine follow-up."""


def gather(collision: Collision) -> dict[str, Any]:
    """Six queries at most."""
    first = {side: _first_genuine(collision, side) for side in SIDES}
    kept = {side: sorted({*_facts(collision, side), *filter(None, [first[side]])}) for side in SIDES}
    return {**kept, "first": {side: pk for side, pk in first.items() if pk}}


def _person(collision: Collision, side: str) -> str:
    return f"person:{getattr(collision, f'{side}_id')}"


def _facts(collision: Collision, side: str) -> list[int]:
    """What this side did at the customer, its refused attempts apart (those stand in `attempts`)."""
    about = Fact.objects.about(key_of(collision.customer)).filter(actor=_person(collision, side))
    return list(about.exclude(verb=CUSTOMER_REFUSED.name).values_list("pk", flat=True)[:MOST])


def _first_genuine(collision: Collision, side: str) -> int | None:
    """The fact of the first that counts and wasn't taken back, whoever wrote it down."""
    done = FollowUp.objects.standing().filter(customer=collision.customer_id, person=getattr(collision, f"{side}_id"))
    first = done.filter(genuine=True).order_by("happened_at", "pk").first()
    if first is None:
        return None
    return Fact.objects.said(FOLLOWED_UP).filter(subject=key_of(first)).values_list("pk", flat=True).first()


def protection_now(collision: Collision) -> dict[str, Any]:
    """How it is protected at this moment, {} when it isn't."""
    found = Protection.objects.filter(customer=collision.customer_id).first()
    if found is None or found.until <= collision.last_at:
        return {}
    return {"person": found.person_id, "until": found.until.isoformat(), "cite": found.cited}


def now_of(collision: Collision) -> dict[str, Any]:
    """As it stands at this moment while it is open, as it was when it ended afterwards; nothing is written."""
    return gather(collision) if collision.is_open else collision.evidence


def all_of(collision: Collision, evidence: dict[str, Any]) -> list[int]:
    """Every fact that a ruling may rest on."""
    found = {pk for side in SIDES for pk in evidence.get(side, [])} | set(collision.attempts)
    for said in collision.pleas.values_list("evidence", flat=True):
        found |= set(said)
    return sorted(found)
