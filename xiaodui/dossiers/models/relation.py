"""How one customer stands to another."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaodui.customers.models.customer import worked_on

KINDS = {
    "supplies": (_("供货给"), _("从这家进货")), "partner": (_("合作伙伴"), _("合作伙伴")),
    "same_boss": (_("同一个老板"), _("同一个老板")), "referred": (_("介绍来了"), _("由这家介绍来")),
}  # fmt: skip
"""How it reads from the customer that it was written on, and from the other."""
BOTH_WAYS = ("partner", "same_boss")


class RelationQuerySet(models.QuerySet["Relation"]):
    def visible_to(self, person: Any) -> "RelationQuerySet":
        """Only who sees both: a relation names the other side."""
        if not person.is_active:
            return self.none()
        return self.filter(worked_on(person, "customer_id"), worked_on(person, "other_id"))


class Relation(models.Model):
    customer = models.ForeignKey("customers.Customer", models.CASCADE, related_name="relations")
    other = models.ForeignKey("customers.Customer", models.CASCADE, related_name="related")
    kind = models.CharField(max_length=10, choices=[(key, said[0]) for key, said in KINDS.items()])
    note = models.CharField(max_length=100, blank=True)

    objects = RelationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["customer", "other", "kind"], name="relation_once"),
            models.CheckConstraint(condition=~models.Q(customer=models.F("other")), name="relation_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.customer_id} {self.kind} {self.other_id}"
