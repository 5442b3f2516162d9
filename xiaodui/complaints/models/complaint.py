"""A complaint: how a customer was handled, by whom, and who answers for the answer."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from xiaodui.conduct.sight import led_by

SOURCES = [("customer", _("客户")), ("colleague", _("同事"))]
CHANNELS = [
    ("call", _("电话")), ("visit", _("当面")), ("message", _("消息")), ("mail", _("邮件")), ("web", _("网上")),
    ("inside", _("内部")),
]  # fmt: skip
OUTCOMES = [("upheld", _("成立")), ("unfounded", _("不成立")), ("withdrawn", _("撤回了"))]


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def visible_to(self, person: Any) -> "ComplaintQuerySet":
        """Who filed it, the one concerned, who answers, and who leads where the one concerned stood then. To see the
        customer isn't enough."""
        if not person.is_active:
            return self.none()
        return self.filter(Q(by=person) | Q(about=person) | Q(answerer=person) | led_by(person))

    def open(self) -> "ComplaintQuerySet":
        return self.filter(answered_at=None)

    def ended(self) -> "ComplaintQuerySet":
        return self.exclude(answered_at=None)

    def to_answer(self, person: Any) -> "ComplaintQuerySet":
        return self.open().filter(answerer=person)

    def orphaned(self) -> "ComplaintQuerySet":
        """Whoever is to answer has left."""
        return self.open().filter(answerer__is_active=False)


class Complaint(models.Model):
    """`team` is where the one concerned stood when it happened to be filed. `answerer` is the one person who owes the
    answer now, afterwards who owed it last; `answered_by` who gave it."""

    customer = models.ForeignKey("customers.Customer", models.CASCADE, related_name="complaints")
    name = models.CharField(max_length=160)
    about = models.ForeignKey("people.Person", models.PROTECT, related_name="complaints_about")
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="complaints_filed")
    source = models.CharField(max_length=10, choices=SOURCES)
    channel = models.CharField(max_length=10, choices=CHANNELS)
    text = models.TextField(max_length=2000)
    happened_on = models.DateField()
    filed_at = models.DateTimeField()
    cite = models.CharField(max_length=80)
    answerer = models.ForeignKey("people.Person", models.PROTECT, related_name="complaints_to_answer")
    reply = models.TextField(max_length=2000, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, blank=True, choices=OUTCOMES)
    answer = models.TextField(max_length=2000, blank=True)
    answered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["answerer", "answered_at"], name="complaint_answerer"),
            models.Index(fields=["about", "-filed_at", "-id"], name="complaint_about"),
            models.Index(fields=["-filed_at", "-id"], name="complaint_recent"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(answerer=models.F("about")), name="complaint_not_by_himself"),
            models.CheckConstraint(
                condition=Q(answered_at=None, outcome="") | Q(answered_at__isnull=False) & ~Q(outcome=""),
                name="complaint_answered_whole",
            ),
        ]

    def __str__(self) -> str:
        return say("「%(name)s」的投诉") % {"name": self.name}

    @property
    def is_open(self) -> bool:
        return self.answered_at is None
