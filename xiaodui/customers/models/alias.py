"""Another name under which a customer is known: former, short, English, brand."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaodui.core.text import squash
from xiaodui.customers.models.customer import Customer, worked_on

KINDS = [("former", _("曾用名")), ("short", _("简称")), ("english", _("英文名")), ("brand", _("品牌"))]


class AliasQuerySet(models.QuerySet["Alias"]):
    def visible_to(self, person: Any) -> "AliasQuerySet":
        """Whoever sees the customer sees its names."""
        return self.filter(worked_on(person, "customer_id")) if person.is_active else self.none()


class Alias(models.Model):
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=160)
    folded = models.CharField(max_length=160, editable=False, db_index=True)
    kind = models.CharField(max_length=10, choices=KINDS, default="short")

    objects = AliasQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["customer", "folded"], name="alias_once")]

    def __str__(self) -> str:
        return self.name

    def named(self, name: str) -> "Alias":
        self.name, self.folded = name, squash(name)[:160]
        return self
