"""The clocks of leads, started, kept and stopped by what the journal says; each safe to run twice."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from xiaodui.assignment import clocks
from xiaodui.assignment.clocks import FIRST
from xiaodui.assignment.models import Unassigned
from xiaodui.core import clock
from xiaodui.customers.models import Customer
from xiaodui.customers.verbs import CUSTOMER_CLAIMED
from xiaodui.deadlines import Deadline, meet
from xiaodui.followups.models import FollowUp
from xiaodui.journal.keys import id_of


def begin_clocks(facts: Sequence[Any]) -> None:
    """For who has the lead now, where that is still the one of the fact; whoever claimed it owes a first contact."""
    latest = {id_of(fact.subject): fact for fact in facts if fact.detail.get("owner")}
    Unassigned.objects.filter(customer_id__in=latest).delete()
    leads = Customer.objects.leads().filter(pk__in=latest, owner__is_active=True).select_related("owner")
    with transaction.atomic():
        for lead in leads:
            fact = latest[lead.pk]
            if id_of(fact.detail["owner"]) != lead.owner_id:
                continue
            # An import tells of long ago: nobody is late from before the house knew of it.
            start = max(fact.happened_at, min(fact.recorded_at, clock.now()))
            said = FollowUp.objects.standing().filter(customer=lead, happened_at__gte=fact.happened_at)
            if fact.verb == CUSTOMER_CLAIMED.name and not said.exists():
                clocks.start_first(lead, lead.owner, by_rule=False, start=start)
            clocks.start_idle(lead, lead.owner, start)


def keep_first(facts: Sequence[Any]) -> None:
    """In the follow-up's own transaction."""
    latest = {fact.detail["customer"]: fact for fact in facts if fact.detail.get("customer")}
    promised = Deadline.objects.open().of(FIRST, latest).values_list("subject", flat=True)
    for key in list(promised):
        meet(FIRST, key, at=latest[key].happened_at, by=latest[key].actor)


def count_anew(facts: Sequence[Any]) -> None:
    """A genuine follow-up: the days of lying idle begin again."""
    latest = {id_of(fact.detail["customer"]): fact.happened_at for fact in facts if fact.detail.get("customer")}
    with transaction.atomic():
        for lead in Customer.objects.leads().filter(pk__in=latest).select_related("owner"):
            clocks.restart_idle(lead, latest[lead.pk])


def stop_clocks(facts: Sequence[Any]) -> None:
    for fact in facts:
        clocks.stop(fact.subject)
