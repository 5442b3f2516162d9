"""Exchange rates by date: how other currencies become the company's base currency."""

from datetime import date
from decimal import Decimal

from django.db import models


class Rate(models.Model):
    """One unit of `currency` is worth `rate` of the base currency from `since` on."""

    currency = models.CharField(max_length=3)
    since = models.DateField()
    rate = models.DecimalField(max_digits=18, decimal_places=8)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["currency", "since"], name="one_rate_a_day")]

    def __str__(self) -> str:
        return f"{self.currency} {self.rate} since {self.since}"

    @classmethod
    def on(cls, currency: str, day: date) -> Decimal | None:
        row = cls.objects.filter(currency=currency, since__lte=day).order_by("-since").first()
        return row.rate if row else None
