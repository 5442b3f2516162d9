"""A remark: what a leader says to a report, and what its writer says back."""

from typing import Any

from django.db import models

from xiaodui.reports.models.workreport import WorkReport


class RemarkQuerySet(models.QuerySet["Remark"]):
    def visible_to(self, person: Any) -> "RemarkQuerySet":
        """With the report that they stand under."""
        return self.filter(report__in=WorkReport.objects.visible_to(person))


class Remark(models.Model):
    report = models.ForeignKey("reports.WorkReport", models.CASCADE, related_name="remarks")
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    text = models.TextField(max_length=1000)
    at = models.DateTimeField()

    objects = RemarkQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text
