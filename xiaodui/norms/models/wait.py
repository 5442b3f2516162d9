"""A wait: somebody said something, and this person owes an answer."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from xiaodui.conduct.sight import led_by

KINDS = [("named", _("点了名")), ("question", _("提问")), ("urgent", _("急事"))]
ENDS = [
    ("replied", _("回了")), ("signed", _("用表情回了")), ("settled", _("问的人说有答案了")), ("withdrawn", _("撤回了")),
    ("other", _("别人答了")), ("excused", _("不该由他答")),
]  # fmt: skip


class WaitQuerySet(models.QuerySet["Wait"]):
    def visible_to(self, person: Any) -> "WaitQuerySet":
        """Who asked, who owes or stands in for him, and who leads him; the words are the message's, for those who sit there."""
        if not person.is_active:
            return self.none()
        owes = Q(person__in=person.reach.stands_in_for | {person.pk})
        return self.filter(owes | Q(asker=person) | led_by(person))

    def open(self) -> "WaitQuerySet":
        return self.filter(ended_at=None)


class Wait(models.Model):
    """`kind`: why this person; `team` is where he was when he was asked. Its clock is a deadline of kind "reply"."""

    message = models.ForeignKey("chat.Message", models.CASCADE, related_name="waits")
    room = models.ForeignKey("chat.Room", models.CASCADE, related_name="waits")
    asker = models.ForeignKey("people.Person", models.PROTECT, related_name="waits_asked")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="waits_owed")
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=KINDS)
    urgent = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    end = models.CharField(max_length=10, choices=ENDS, blank=True)

    objects = WaitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message", "person"], name="wait_once"),
            models.CheckConstraint(condition=~Q(person=models.F("asker")), name="wait_not_oneself"),
        ]
        indexes = [
            models.Index(fields=["room"], name="wait_open_in_room", condition=Q(ended_at=None)),
            models.Index(fields=["person"], name="wait_open_of", condition=Q(ended_at=None)),
            models.Index(fields=["asker"], name="wait_open_by", condition=Q(ended_at=None)),
        ]

    def __str__(self) -> str:
        return say("回 %(name)s 的一句") % {"name": self.asker.name}

    @property
    def is_open(self) -> bool:
        return self.ended_at is None
