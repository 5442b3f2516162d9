"""What somebody outside sent through a form."""

from typing import Any

from django.db import models

from xiaodui.intake.models.form import IntakeForm, brings_in

STATES = ["lead", "known", "held", "released", "discarded"]


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def visible_to(self, person: Any) -> "SubmissionQuerySet":
        return self if brings_in(person) else self.none()

    def held(self) -> "SubmissionQuerySet":
        """In quarantine: nobody has looked at them yet."""
        return self.filter(state="held")


class Submission(models.Model):
    """`said` is kept only while it lies in quarantine: what became a lead stands there. `address` is a keyed hash of where
    it came from, `print` the same message's mark; `why` the signs of a machine."""

    form = models.ForeignKey(IntakeForm, models.PROTECT, related_name="submissions", db_index=False)
    state = models.CharField(max_length=10)
    said = models.JSONField(default=dict)
    why = models.JSONField(default=list)
    address = models.CharField(max_length=32)
    print = models.CharField(max_length=64)
    came_at = models.DateTimeField()
    customer = models.ForeignKey("customers.Customer", models.SET_NULL, null=True, blank=True, related_name="+")
    settled_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["form", "print"], name="submission_once")]
        indexes = [
            models.Index(fields=["state", "-came_at", "-id"], name="submission_state"),
            models.Index(fields=["form", "came_at"], name="submission_form"),
        ]

    def __str__(self) -> str:
        return f"{self.form_id} {self.came_at:%Y-%m-%d %H:%M}"
