"""What suits this customer: when and how to reach it, what it needs, what to keep off."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaodui.customers.models.customer import worked_on

TIMES = [("morning", _("上午")), ("noon", _("午休前后")), ("afternoon", _("下午")), ("evening", _("下班后"))]
CHANNELS = [("call", _("电话")), ("visit", _("上门")), ("message", _("微信")), ("mail", _("邮件"))]


class DossierQuerySet(models.QuerySet["Dossier"]):
    def visible_to(self, person: Any) -> "DossierQuerySet":
        return self.filter(worked_on(person, "customer_id")) if person.is_active else self.none()


class Dossier(models.Model):
    """One a customer, from the first time that something of it is written. `version` counts its preferences, `filled` the
    fields of the company's own, so that two who edit the one and the other don't meet."""

    customer = models.OneToOneField("customers.Customer", models.CASCADE, related_name="dossier")
    best_time = models.CharField(max_length=10, choices=TIMES, blank=True)
    best_channel = models.CharField(max_length=10, choices=CHANNELS, blank=True)
    language = models.CharField(max_length=30, blank=True)
    needs = models.CharField(max_length=500, blank=True)
    likes = models.CharField(max_length=300, blank=True)
    taboo = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=0)
    filled = models.PositiveIntegerField(default=0)

    objects = DossierQuerySet.as_manager()

    def __str__(self) -> str:
        return f"dossier of {self.customer_id}"

    @property
    def says_nothing(self) -> bool:
        return not any((self.best_time, self.best_channel, self.language, self.needs, self.likes, self.taboo))
