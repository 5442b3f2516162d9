"""What is counted against a person's limits: details looked at, and the row that his claims queue up for."""

from typing import Any

from django.db import models


class LookQuerySet(models.QuerySet["Look"]):
    def visible_to(self, person: Any) -> "LookQuerySet":
        return self.filter(person.reach.records("person")) if person.is_active else self.none()


class Look(models.Model):
    """This person opened the details of this customer in a pool on this business day; a second look that day is free."""

    customer = models.ForeignKey("customers.Customer", models.CASCADE, related_name="+")
    pool = models.ForeignKey("pool.Pool", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+", db_index=False)
    day = models.DateField()
    at = models.DateTimeField()

    objects = LookQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "day", "customer"], name="look_once_a_day")]

    def __str__(self) -> str:
        return f"{self.person_id} looked at {self.customer_id}"


class AllowanceQuerySet(models.QuerySet["Allowance"]):
    def visible_to(self, person: Any) -> "AllowanceQuerySet":
        return self.filter(person.reach.records("person")) if person.is_active else self.none()


class Allowance(models.Model):
    """One row a person: whoever claims or looks takes it first, so that two hands at once can't pass a limit together."""

    person = models.OneToOneField("people.Person", models.CASCADE, related_name="+")
    day = models.DateField(null=True, blank=True)
    claimed = models.PositiveIntegerField(default=0)
    """Claims on `day`."""
    claimed_at = models.DateTimeField(null=True, blank=True)
    looked_on = models.DateField(null=True, blank=True)
    looked = models.PositiveIntegerField(default=0)
    """Details opened on `looked_on`."""

    objects = AllowanceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.person_id}: {self.claimed} on {self.day}"
