"""A further way to reach a customer or somebody there: its phones, mails, addresses beside the one on the name card."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaodui.customers.models.customer import worked_on

KINDS = [("phone", _("电话")), ("email", _("邮箱")), ("wechat", _("微信")), ("address", _("地址"))]


class WayQuerySet(models.QuerySet["Way"]):
    def visible_to(self, person: Any) -> "WayQuerySet":
        return self.filter(worked_on(person, "customer_id")) if person.is_active else self.none()


class Way(models.Model):
    """`label` says which one it is (厂部, 仓库, 家里). Without a contact it is the customer's own."""

    customer = models.ForeignKey("customers.Customer", models.CASCADE, related_name="ways")
    contact = models.ForeignKey("customers.Contact", models.CASCADE, null=True, blank=True, related_name="ways")
    kind = models.CharField(max_length=8, choices=KINDS)
    value = models.CharField(max_length=200)
    label = models.CharField(max_length=20, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = WayQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "kind", "value"], condition=models.Q(contact=None), name="way_once_customer"
            ),
            models.UniqueConstraint(
                fields=["contact", "kind", "value"], condition=models.Q(contact__isnull=False), name="way_once_contact"
            ),
        ]

    def __str__(self) -> str:
        return self.value
