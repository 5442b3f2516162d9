"""What was taken away: each export, and what a person has taken today."""

from typing import Any

from django.db import models


class ExportQuerySet(models.QuerySet["Export"]):
    def visible_to(self, person: Any) -> "ExportQuerySet":
        """His own, and those of the people in his reach."""
        return self.filter(person.reach.records("person")) if person.is_active else self.none()


class Export(models.Model):
    """`filters` is what the list was narrowed by, without words that were searched for."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="exports", db_index=False)
    key = models.CharField(max_length=60)
    zh = models.CharField(max_length=60)
    en = models.CharField(max_length=60)
    form = models.CharField(max_length=8)
    rows = models.PositiveBigIntegerField()
    reason = models.CharField(max_length=200)
    filters = models.JSONField(default=dict)
    at = models.DateTimeField()

    objects = ExportQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["person", "-at"], name="export_person"),
            models.Index(fields=["-at"], name="export_at"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.rows}"

    def shown(self) -> dict[str, Any]:
        """What the API answers."""
        return {
            "id": self.pk, "person": self.person_id, "list": self.key, "format": self.form, "rows": self.rows,
            "reason": self.reason, "filters": self.filters, "at": self.at,
        }  # fmt: skip


class ExportDayQuerySet(models.QuerySet["ExportDay"]):
    def visible_to(self, person: Any) -> "ExportDayQuerySet":
        return self.filter(person=person) if person.is_active else self.none()


class ExportDay(models.Model):
    """What one has taken on a business day, and what for: the row that holds the daily limit."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    day = models.DateField()
    reason = models.CharField(max_length=200)
    rows = models.PositiveBigIntegerField(default=0)

    objects = ExportDayQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "day"], name="export_day_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.day} {self.rows}"
