"""Products: what we sell."""

from typing import Any

from django.conf import settings
from django.db import models

from xiaodui.core.exact import ExactField
from xiaodui.core.text import squash


class ProductQuerySet(models.QuerySet["Product"]):
    def visible_to(self, person: Any) -> "ProductQuerySet":
        """Everybody who works here sees what we sell."""
        return self if person.is_active else self.none()

    def on_sale(self) -> "ProductQuerySet":
        return self.filter(withdrawn_on=None)


class Product(models.Model):
    name = models.CharField(max_length=120)
    folded = models.CharField(max_length=120, unique=True, editable=False)
    code = models.CharField(max_length=60, blank=True)
    series = models.CharField(max_length=60, blank=True)
    price = ExactField(default=0)
    currency = models.CharField(max_length=3, default=settings.BASE_CURRENCY)
    about = models.TextField(blank=True, max_length=2000)
    withdrawn_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = ProductQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def fold(name: str) -> str:
        """What makes two spellings one product: case, width and spaces don't count (GTXPro is GTX Pro)."""
        return squash(name)[:120]
