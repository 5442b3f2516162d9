"""Tallies: what facts add to measures. Written with the fact, replayable from facts alone."""

from django.db import models

from xiaodui.core.exact import ExactField


class Tally(models.Model):
    """One fact's share of one sum: whose, whose team's at that time, on which business day, how much.

    `value` is in the measure's unit (money: the company's base currency). Never updated: a correction is a new
    fact with a negative tally.
    """

    measure = models.CharField(max_length=60)
    person_id = models.BigIntegerField(null=True)
    team_id = models.BigIntegerField(null=True)
    product_id = models.BigIntegerField(null=True)
    day = models.DateField()
    value = ExactField()
    unit = models.CharField(max_length=12)
    fact_id = models.BigIntegerField()
    subject = models.CharField(max_length=60)
    source = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["measure", "day", "person_id", "team_id", "value"], name="tally_day"),
            models.Index(fields=["measure", "person_id", "day", "value"], name="tally_person"),
            models.Index(fields=["fact_id"], name="tally_fact"),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.value} on {self.day}"
