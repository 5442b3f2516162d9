"""Who stands for which phase of a customer, and the hand-over from one to the next."""

from typing import Any

from django.db import models
from django.db.models import Q

from xiaodui.customers.models.customer import worked_on
from xiaodui.duties.models import PHASES

ENDS = ["confirmed", "declined", "withdrawn"]


class PhaseOwnerQuerySet(models.QuerySet["PhaseOwner"]):
    def visible_to(self, person: Any) -> "PhaseOwnerQuerySet":
        return self.filter(worked_on(person, "customer_id")) if person.is_active else self.none()


class PhaseOwner(models.Model):
    """He did this phase of this customer from `since` to `until`; `share` is his part of the credit in per cent, kept
    for the day when it counts. Who is accountable now is the customer's owner, and nobody beside him. With a `deal` it is
    about that one alone."""

    customer = models.ForeignKey("customers.Customer", models.CASCADE, related_name="phase_owners")
    deal = models.ForeignKey("deals.Deal", models.CASCADE, null=True, blank=True, related_name="phase_owners")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    phase = models.CharField(max_length=10, choices=PHASES)
    share = models.PositiveSmallIntegerField(default=0)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    objects = PhaseOwnerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["customer"], condition=Q(until=None, deal=None), name="one_phase_now"),
            models.UniqueConstraint(fields=["deal"], condition=Q(until=None), name="one_deal_phase_now"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.phase} of {self.customer_id}"


class PassingQuerySet(models.QuerySet["Passing"]):
    def visible_to(self, person: Any) -> "PassingQuerySet":
        """Both sides, and whoever reaches the giver."""
        if not person.is_active or person.reach.everything:
            # An empty condition joined by "or" says nothing at all.
            return self if person.is_active else self.none()
        return self.filter(Q(to=person) | person.reach.records("giver"))

    def open(self) -> "PassingQuerySet":
        return self.filter(ended_at=None)


class Passing(models.Model):
    """The giver has written where talks stand and passes the customer on; it is the taker's once he confirms.

    With a `deal` that one is passed on, by the `route` of its stage: nobody has written anything then."""

    customer = models.ForeignKey("customers.Customer", models.CASCADE, related_name="passings")
    giver = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    to = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    deal = models.ForeignKey("deals.Deal", models.CASCADE, null=True, blank=True, related_name="passings")
    route = models.ForeignKey("assignment.StageRoute", models.PROTECT, null=True, blank=True, related_name="passings")
    phase = models.CharField(max_length=10, choices=PHASES)
    stands_at = models.CharField(max_length=500)
    promised = models.CharField(max_length=500, blank=True)
    next_step = models.CharField(max_length=300, blank=True)
    message = models.TextField(max_length=1000, blank=True)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    end = models.CharField(max_length=10, blank=True)
    answer = models.CharField(max_length=300, blank=True)

    objects = PassingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["customer"], condition=Q(ended_at=None, deal=None), name="one_passing_now"),
            models.UniqueConstraint(fields=["deal"], condition=Q(ended_at=None), name="one_deal_passing_now"),
        ]

    def __str__(self) -> str:
        return f"{self.customer_id} to {self.to_id}"
