"""A stage: one column of the board. Winning and losing are ends, not stages."""

from typing import Any

from django.db import models
from django.utils.translation import get_language


class StageQuerySet(models.QuerySet["Stage"]):
    def visible_to(self, person: Any) -> "StageQuerySet":
        return self if person.is_active else self.none()

    def in_use(self) -> "StageQuerySet":
        return self.filter(retired_on=None).order_by("order", "pk")


class Stage(models.Model):
    """`chance` in percent weighs the pipeline; a deal longer than `usual_days` here counts as stuck.

    A deal counts as engaged from the day on which it first stands in a stage that `engages`.
    """

    name_zh = models.CharField(max_length=40)
    name_en = models.CharField(max_length=40, blank=True)
    order = models.PositiveSmallIntegerField()
    chance = models.PositiveSmallIntegerField(default=0)
    usual_days = models.PositiveSmallIntegerField(default=14)
    engages = models.BooleanField(default=True)
    quotes = models.BooleanField(default=False)
    """Whether a deal that comes here has been quoted: its customer stays protected for longer."""
    retired_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = StageQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if (get_language() or "").startswith("en") and self.name_en else self.name_zh
