"""Given anew: who had a lead and did nothing loses it to the next one whom the rules name."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from xiaodui.assignment import clauses
from xiaodui.assignment.acts.assigning import by_rules
from xiaodui.assignment.models import Assignment
from xiaodui.assignment.verbs import LEAD_KEPT, LEAD_MOVED
from xiaodui.core import clock
from xiaodui.customers.models import Customer
from xiaodui.deals.models import Deal
from xiaodui.journal import record
from xiaodui.journal.verb import Verb
from xiaodui.pool.models import Protection
from xiaodui.pool.reckoning import last_day

WITHIN = timedelta(days=30)


MOVES = {"first": "pool.assign_moves_protected", "idle": "contact.idle_moves_protected"}
"""By the clock: the value that says whether it moves a lead that is still protected."""


def give_to_next(customer_id: int, person_id: int, clock_of: str) -> Any:
    """The new owner; None where it is no longer this person's lead, a deal is open, it went round often enough, its
    protection goes before this clock, or the rules name nobody: then his leader is told instead. In the minder's
    transaction."""
    assert transaction.get_connection().in_atomic_block
    customer = Customer.objects.leads().select_related("owner").filter(pk=customer_id, owner=person_id).first()
    if customer is None or Deal.objects.open().filter(customer=customer).exists():
        return None
    lately = Assignment.objects.filter(customer=customer, at__gte=clock.now() - WITHIN)
    rows = list(lately.values_list("person_id", "how"))
    if sum(how == "again" for _pk, how in rows) >= clauses.number("pool.assign_again_times", customer.owner):
        return None
    until = Protection.objects.holding(clock.now()).filter(customer=customer).values_list("until", flat=True).first()
    if until is not None and not clauses.holds(MOVES[clock_of], customer.owner):
        _say(LEAD_KEPT, customer, customer.owner, clock_of, until)
        return None
    former = customer.owner
    given = by_rules(customer, had={person_id, *(pk for pk, _how in rows)}, how="again")
    if not isinstance(given, Assignment):
        return None
    if until is not None:
        _say(LEAD_MOVED, customer, former, clock_of, until, to=given.person)
    return given.person


def _say(verb: Verb, customer: Customer, owner: Any, clock_of: str, until: datetime, **detail: Any) -> None:
    """Whose it was or stays hears by which clause, and until when it was protected."""
    record(
        verb, customer, by=None, within=customer, team=f"team:{owner.team_id}" if owner.team_id else None, owner=owner,
        told=[f"person:{owner.pk}"], clock=clock_of, cite=clauses.cite(MOVES[clock_of], owner),
        last=last_day(until), **detail,
    )  # fmt: skip
