"""Registration 报备: somebody asks that a company he found be his to work on, with what shows it."""

from typing import Any

from django.db import models
from django.db.models import Q


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def visible_to(self, person: Any) -> "RegistrationQuerySet":
        """One's own, and those of the people whom one reaches."""
        if not person.is_active or person.reach.everything:
            return self if person.is_active else self.none()
        return self.filter(Q(person=person) | person.reach.records("person"))

    def pending(self) -> "RegistrationQuerySet":
        return self.filter(approved_at=None, refused_at=None, withdrawn_at=None)


class Registration(models.Model):
    """Waits until exactly one of approved, refused, withdrawn. `customer` is what it became, or the ownerless one that it
    meant."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="registrations")
    name = models.CharField(max_length=160)
    region = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    evidence = models.TextField(max_length=2000)
    customer = models.ForeignKey("customers.Customer", models.SET_NULL, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    answer = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-asked_at", "-id"], name="registration_of")]

    def __str__(self) -> str:
        return self.name

    @property
    def state(self) -> str:
        if self.withdrawn_at:
            return "withdrawn"
        return "approved" if self.approved_at else "refused" if self.refused_at else "pending"
