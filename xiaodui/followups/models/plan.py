"""A plan: the next contact with a customer, by whom, how and until when."""

from datetime import datetime
from typing import Any

from django.db import models

from xiaodui.customers.models.customer import worked_on
from xiaodui.followups.models.followup import CHANNELS

OPEN = models.Q(done_at=None, dropped_at=None)


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, person: Any) -> "PlanQuerySet":
        """Those of customers that he sees, and his own."""
        if not person.is_active or person.reach.everything:
            return self if person.is_active else self.none()
        return self.filter(worked_on(person, "customer_id") | models.Q(person=person))

    def open(self) -> "PlanQuerySet":
        return self.filter(OPEN)

    def parked(self) -> "PlanQuerySet":
        """Open, but in nobody's hands: their customer waits in the pool."""
        return self.open().filter(person=None)

    def of(self, person: Any) -> "PlanQuerySet":
        return self.filter(person=person)

    def due_before(self, instant: datetime) -> "PlanQuerySet":
        return self.filter(due_at__lt=instant)

    def by_due(self) -> "PlanQuerySet":
        return self.order_by("due_at", "pk")


class Plan(models.Model):
    """Open until exactly one of `done_at` and `dropped_at` is set; without a person it is parked, and has no clock.

    `due_at` is the instant: of `due_on` alone, the end of his working hours that day.
    """

    customer = models.ForeignKey("customers.Customer", models.CASCADE, related_name="plans", db_index=False)
    contact = models.ForeignKey("customers.Contact", models.SET_NULL, null=True, blank=True, related_name="plans")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="plans")
    made_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="plans_made")
    channel = models.CharField(max_length=10, choices=CHANNELS)
    text = models.CharField(max_length=200, blank=True)
    due_on = models.DateField()
    due_time = models.TimeField(null=True, blank=True)
    due_at = models.DateTimeField()
    made_at = models.DateTimeField()
    came_from = models.ForeignKey(
        "followups.FollowUp", models.SET_NULL, null=True, blank=True, related_name="plans_made"
    )
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey("followups.FollowUp", models.SET_NULL, null=True, blank=True, related_name="plans_done")
    dropped_at = models.DateTimeField(null=True, blank=True)
    why_dropped = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(done_at=None) | models.Q(dropped_at=None), name="plan_ends_once"),
        ]
        indexes = [
            models.Index(fields=["person", "due_at", "id"], name="plan_open_person", condition=OPEN),
            models.Index(fields=["customer", "due_at", "id"], name="plan_customer"),
        ]

    def __str__(self) -> str:
        return self.text or f"{self.customer_id} {self.due_on:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        return self.done_at is None and self.dropped_at is None

    @property
    def is_parked(self) -> bool:
        return self.is_open and self.person_id is None

    @property
    def state(self) -> str:
        return "done" if self.done_at else "dropped" if self.dropped_at else "open"
