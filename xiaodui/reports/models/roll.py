"""A roll: which reports of his people a leader was to get at one instant."""

from typing import Any

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext as say

from xiaodui.core import spoken
from xiaodui.reports.models.workreport import KINDS
from xiaodui.reports.rules import DAILY, Span


class RollQuerySet(models.QuerySet["Roll"]):
    def visible_to(self, person: Any) -> "RollQuerySet":
        """The leader's own, and whoever reaches him."""
        if not person.is_active or person.reach.everything:
            return self if person.is_active else self.none()
        return self.filter(person.reach.records("leader"))

    def counted(self) -> "RollQuerySet":
        """With how many came (`came`), are still `absent`, and how many that came in time are `waiting` for a word."""
        came, on_time = Q(work_reports__handed_in_at__isnull=False), Q(work_reports__is_late=False)
        return self.annotate(
            came=Count("work_reports", filter=came),
            absent=Count("work_reports", filter=Q(work_reports__asked=True) & ~came),
            waiting=Count("work_reports", filter=came & on_time & Q(work_reports__answered_at=None)),
        )


class Roll(models.Model):
    """Called once the reports were due: what came in time is to be answered by `answer_by`, what didn't is named once."""

    leader = models.ForeignKey("people.Person", models.PROTECT, related_name="rolls")
    kind = models.CharField(max_length=6, choices=KINDS)
    start = models.DateField()
    end = models.DateField()
    asked = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0)
    called_at = models.DateTimeField()
    answer_by = models.DateTimeField(null=True, blank=True)

    came: int
    absent: int
    waiting: int
    """Of `counted()`."""

    objects = RollQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["leader", "kind", "start"], name="one_roll_a_span")]

    def __str__(self) -> str:
        return roll_title(self.kind, self.start)

    @property
    def span(self) -> Span:
        return Span(self.kind, self.start, self.end)


def roll_title(kind: str, start: Any) -> str:
    said = {"day": spoken.day(start, weekday=False)}
    return say("%(day)s的日报") % said if kind == DAILY else say("%(day)s那周的周报") % said
