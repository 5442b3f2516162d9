"""A report: a colleague said it. Who he is stays between him and those who decide, unless he agreed to be named."""

from typing import Any

from django.db import models
from django.db.models import Q

from xiaodui.conduct.sight import led_by


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, person: Any) -> "ReportQuerySet":
        """One's own, and those on people whom one leads; never those on oneself."""
        if not person.is_active:
            return self.none()
        led = led_by(person, "violation__") & ~Q(violation__person=person)
        return self.filter(Q(by=person) | led).select_related("violation")


class Report(models.Model):
    violation = models.ForeignKey("conduct.Violation", models.CASCADE, related_name="reports")
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="reports")
    words = models.TextField(max_length=1000)
    named = models.BooleanField(default=False)
    """Whether the person reported may read who said it."""
    reported_at = models.DateTimeField()

    objects = ReportQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["by", "-reported_at"], name="report_by")]

    def __str__(self) -> str:
        return f"{self.violation_id} by {self.by_id}"
