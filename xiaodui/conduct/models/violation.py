"""A violation: a clause, a person, the facts that speak against him. Found, never a punishment."""

from typing import Any

from django.db import models
from django.db.models import Q

from xiaodui.conduct.sight import led_by


class ViolationQuerySet(models.QuerySet["Violation"]):
    def visible_to(self, person: Any) -> "ViolationQuerySet":
        """One's own, and those of teams that one leads (as the person stood then)."""
        return self.filter(Q(person=person) | led_by(person)) if person.is_active else self.none()

    def counted_for(self, person: Any) -> "ViolationQuerySet":
        """What this person may count, though not open: that of everybody in his reach."""
        return self.filter(person.reach.records("person")) if person.is_active else self.none()

    def standing(self) -> "ViolationQuerySet":
        return self.filter(withdrawn_at=None)

    def against(self, person: Any, clause: str) -> "ViolationQuerySet":
        """Those of one person and clause, in the order in which they are counted."""
        return self.filter(person=person, clause=clause).order_by("happened_at", "pk")


class Violation(models.Model):
    """`cite` and `clause_version` name the text that bound him when it happened; `team` is his team then.

    `evidence` are ids of facts, `figures` what a threshold compared. `nth` counts within the rolling window; `rung` is how
    far the ladder would go at most (from 0), beginning at the clause's `first_rung` (from 1). One a day from one
    detector: what comes more joins it (`times`).
    """

    clause = models.CharField(max_length=60)
    clause_version = models.BigIntegerField()
    cite = models.CharField(max_length=80)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="violations")
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="violations")
    detector = models.CharField(max_length=60)
    happened_at = models.DateTimeField()
    found_at = models.DateTimeField()
    day = models.DateField()
    evidence = models.JSONField(default=list)
    figures = models.JSONField(default=dict)
    times = models.PositiveSmallIntegerField(default=1)
    first_rung = models.PositiveSmallIntegerField(default=1)
    nth = models.PositiveSmallIntegerField(default=1)
    rung = models.PositiveSmallIntegerField(default=0)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_why = models.CharField(max_length=400, blank=True)

    objects = ViolationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["detector", "person", "day"], condition=Q(withdrawn_at=None), name="found_once_a_day"
            )
        ]
        indexes = [
            models.Index(fields=["person", "clause", "happened_at"], name="violation_window"),
            models.Index(fields=["clause", "found_at"], name="violation_clause"),
            models.Index(fields=["-found_at", "-id"], name="violation_recent"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """2026-031: how people refer to it."""
        return f"{self.found_at:%Y}-{self.pk:03}"

    @property
    def state(self) -> str:
        return "withdrawn" if self.withdrawn_at else "found"


class Finding(models.Model):
    """One time that a detector saw something: `print` makes sure that the same evidence never counts twice.

    `about` is what was looked at ("customer:5", "person:3"); it stays when the violation is withdrawn.
    """

    violation = models.ForeignKey(Violation, models.CASCADE, related_name="findings")
    detector = models.CharField(max_length=60)
    about = models.CharField(max_length=60)
    evidence = models.JSONField(default=list)
    happened_at = models.DateTimeField()
    print = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [models.Index(fields=["detector", "about", "happened_at"], name="finding_about")]

    def __str__(self) -> str:
        return f"{self.detector} {self.about}"
