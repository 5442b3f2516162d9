"""Given anew: who had a lead and did nothing loses it to the next one whom the rules name."""

from datetime import timedelta
from typing import Any

from django.db import transaction

from xiaodui.assignment import clauses
from xiaodui.assignment.acts.assigning import by_rules
from xiaodui.assignment.models import Assignment
from xiaodui.core import clock
from xiaodui.customers.models import Customer
from xiaodui.deals.models import Deal

WITHIN = timedelta(days=30)


def give_to_next(customer_id: int, person_id: int, cite: str) -> Any:
    """The new owner; None where it is no longer this person's lead, a deal is open, it went round often enough, or the
    rules name nobody: then his leader is told instead. In the minder's transaction."""
    assert transaction.get_connection().in_atomic_block
    customer = Customer.objects.leads().select_related("owner").filter(pk=customer_id, owner=person_id).first()
    if customer is None or Deal.objects.open().filter(customer=customer).exists():
        return None
    lately = Assignment.objects.filter(customer=customer, at__gte=clock.now() - WITHIN)
    rows = list(lately.values_list("person_id", "how"))
    if sum(how == "again" for _pk, how in rows) >= clauses.number("pool.assign_again_times", customer.owner):
        return None
    given = by_rules(customer, had={person_id, *(pk for pk, _how in rows)}, how="again")
    return given.person if isinstance(given, Assignment) else None
