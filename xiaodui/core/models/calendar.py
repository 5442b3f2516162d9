"""Days on which the company's calendar differs from the week, or which have a name."""

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
