"""Days on which the company's calendar differs from the week, or which have a name; and the hours of its week."""

from django.db import models


class CalendarDay(models.Model):
    """国庆节 is no working day; the Saturday that makes up for it is one. Other days follow the week."""

    day = models.DateField(unique=True)
    is_workday = models.BooleanField()
    name = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day} {self.name}".strip()


class WorkingHours(models.Model):
    """The company's one row; while there is none, `XIAODUI_WORKING_HOURS` or 09:00-12:00, 13:30-18:00 holds.

    `usual` as `calendar.hours.spans` reads it; `weekly` names weekdays that differ: {"sat": "09:00-12:00", "fri": ""}.
    """

    usual = models.CharField(max_length=120)
    weekly = models.JSONField(default=dict)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_working_week")]

    def __str__(self) -> str:
        return self.usual
