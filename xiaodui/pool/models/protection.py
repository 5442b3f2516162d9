"""Protection: until then nobody but the owner works on this customer."""

from datetime import datetime
from typing import Any

from django.db import models

from xiaodui.customers.models.customer import worked_on


class ProtectionQuerySet(models.QuerySet["Protection"]):
    def visible_to(self, person: Any) -> "ProtectionQuerySet":
        """Whoever sees the customer. What everybody may be told stands in customers' socket HELD."""
        return self.filter(worked_on(person, "customer_id")) if person.is_active else self.none()

    def holding(self, now: datetime) -> "ProtectionQuerySet":
        return self.filter(until__gt=now)

    def over(self, now: datetime) -> "ProtectionQuerySet":
        """Those that the sweep is to take, the longest over first."""
        return self.filter(until__lte=now, spared_at=None).order_by("until", "pk")

    def to_warn(self, now: datetime) -> "ProtectionQuerySet":
        return self.filter(warn_at__lte=now, warned_at=None).order_by("warn_at", "pk")


class Protection(models.Model):
    """One row while a customer has an owner. `until` is what `rules.protection.reckon(steps)` gives for `steps`: what
    counted, when, for how many days, by which version of a clause; the last one that moved the end is in `why` and
    `cited`. Past its end the row stays until the sweep takes the customer to its pool."""

    customer = models.OneToOneField("customers.Customer", models.CASCADE, related_name="protection")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="protections")
    began_at = models.DateTimeField()
    until = models.DateTimeField()
    cap_at = models.DateTimeField()
    why = models.CharField(max_length=12, default="owned")
    cited = models.CharField(max_length=120)
    steps = models.JSONField(default=list)
    extensions = models.PositiveIntegerField(default=0)
    followed_at = models.DateTimeField(null=True, blank=True)
    quoted_at = models.DateTimeField(null=True, blank=True)
    contract_until = models.DateField(null=True, blank=True)
    warn_at = models.DateTimeField()
    warned_at = models.DateTimeField(null=True, blank=True)
    spared_at = models.DateTimeField(null=True, blank=True)
    """When his leader was told that it is over, but an open deal keeps the customer with him."""

    objects = ProtectionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["until", "id"], name="protection_until", condition=models.Q(spared_at=None)),
            models.Index(fields=["warn_at", "id"], name="protection_warn", condition=models.Q(warned_at=None)),
            models.Index(fields=["person", "until", "id"], name="protection_of"),
        ]

    def __str__(self) -> str:
        return f"{self.customer_id} until {self.until:%Y-%m-%d}"
