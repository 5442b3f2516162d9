"""A follow-up: one contact with a customer, as it was, and whether it counts as genuine."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaodui.customers.models.customer import worked_on

CHANNELS = [("call", _("电话")), ("visit", _("拜访")), ("message", _("消息")), ("mail", _("邮件"))]
OUTCOMES = [
    ("progress", _("有进展")), ("quote", _("要报价")), ("meeting", _("约了见面")), ("thinking", _("再考虑")),
    ("later", _("过阵子再说")), ("refused", _("没兴趣")), ("no_answer", _("没接、没回")), ("dead", _("空号、打错")),
]  # fmt: skip


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    def visible_to(self, person: Any) -> "FollowUpQuerySet":
        """Those of customers that he sees, and his own: what counts for him he can always read."""
        if not person.is_active or person.reach.everything:
            return self if person.is_active else self.none()
        return self.filter(worked_on(person, "customer_id") | models.Q(person=person))

    def standing(self) -> "FollowUpQuerySet":
        """Not taken back."""
        return self.filter(withdrawn_at=None)

    def of(self, person: Any) -> "FollowUpQuerySet":
        return self.filter(person=person)

    def newest_first(self) -> "FollowUpQuerySet":
        return self.order_by("-happened_at", "-pk")


class FollowUp(models.Model):
    """`answered`: the other side took part (spoke, met, replied). `location`: where the phone said a visit took place.

    `genuine` and `why` are the verdict of `rules.genuine` under the clause versions in `cite`; `copied_from_at` is when the
    earlier text was written of which this one is a copy. `mark` holds what later texts are compared with.
    """

    customer = models.ForeignKey("customers.Customer", models.CASCADE, related_name="followups", db_index=False)
    contact = models.ForeignKey("customers.Contact", models.SET_NULL, null=True, blank=True, related_name="followups")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="followups", db_index=False)
    channel = models.CharField(max_length=10, choices=CHANNELS)
    happened_at = models.DateTimeField()
    logged_at = models.DateTimeField()
    seconds = models.PositiveIntegerField(null=True, blank=True)
    answered = models.BooleanField(default=False)
    confirmed = models.BooleanField(default=False)
    location = models.CharField(max_length=80, blank=True)
    outcome = models.CharField(max_length=12, choices=OUTCOMES, blank=True)
    text = models.TextField(blank=True, max_length=4000)
    mark = models.BinaryField(default=b"", editable=False)
    genuine = models.BooleanField(default=False)
    why = models.CharField(max_length=12)
    copied_from_at = models.DateTimeField(null=True, blank=True)
    cite = models.CharField(max_length=60, blank=True)
    first_of_day = models.BooleanField(default=False)
    """Whether it was this person's first contact with this customer on its day."""
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    why_withdrawn = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["customer", "-happened_at", "-id"], name="followup_customer"),
            models.Index(fields=["person", "-happened_at", "-id"], name="followup_person"),
            models.Index(fields=["-happened_at", "-id"], name="followup_recent"),
            models.Index(fields=["person", "-id"], name="followup_written"),
        ]

    def __str__(self) -> str:
        return f"{self.customer_id} {self.channel} {self.happened_at:%Y-%m-%d}"

    @property
    def stands(self) -> bool:
        return self.withdrawn_at is None
