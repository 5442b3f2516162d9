"""One win as a report tells it."""

from typing import Any

from django.db import models

from xiaodui.battles.models.report import BattleReport
from xiaodui.core.exact import ExactField


class WinQuerySet(models.QuerySet["Win"]):
    def visible_to(self, person: Any) -> "WinQuerySet":
        return self.filter(report__in=BattleReport.objects.visible_to(person))


class Win(models.Model):
    """What was published of one fact, as it was then: a fact is told once. `month` is what the person had won that month,
    in the base currency, when it was told. `corrects` is the win that was reopened and is told anew by this one."""

    report = models.ForeignKey(BattleReport, models.CASCADE, related_name="wins")
    fact = models.OneToOneField("journal.Fact", models.PROTECT, related_name="+")
    deal = models.ForeignKey("deals.Deal", models.PROTECT, related_name="+")
    customer = models.ForeignKey("customers.Customer", models.PROTECT, null=True, blank=True, related_name="+")
    product = models.ForeignKey("catalog.Product", models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    amount = ExactField()
    currency = models.CharField(max_length=3)
    month = ExactField(default=0)
    won_on = models.DateField()
    told_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")

    objects = WinQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.person_id} {self.won_on}"

    @property
    def stands(self) -> bool:
        return self.undone_at is None
