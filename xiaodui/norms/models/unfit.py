"""A message that somebody finds unfit, and one that was taken down."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as say

from xiaodui.norms.models.objection import objected_to
from xiaodui.norms.running import rooms_run_by


class FlagQuerySet(models.QuerySet["Flag"]):
    def visible_to(self, person: Any) -> "FlagQuerySet":
        """Who flagged it, who is asked to decide, and those who run the room; never who wrote it, even where he runs it."""
        if not person.is_active:
            return self.none()
        asked = Q(by=person) | Q(decider=person)
        return self.filter(asked | Q(message__room__in=rooms_run_by(person))).exclude(message__author=person)

    def open(self) -> "FlagQuerySet":
        return self.filter(decided_at=None)

    def to_judge(self, person: Any) -> "FlagQuerySet":
        """What waits for his judgement, of what he sees."""
        judges = Q(decider=person) | Q(message__room__in=rooms_run_by(person))
        return self.open().filter(judges)


class Flag(models.Model):
    """`outcome`: "down" the message was taken down, "fine" it wasn't unfit, "gone" it was recalled, "back"
    who flagged it took that back. `decider` where nobody who
    runs the room may judge it: he needn't sit there, and reads the words with the flag."""

    message = models.ForeignKey("chat.Message", models.CASCADE, related_name="flags")
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()
    decider = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="flags_to_judge")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=6, blank=True)

    objects = FlagQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "by"], name="flag_once")]

    def __str__(self) -> str:
        return say("说一条发言不合适")


class TakeDownQuerySet(models.QuerySet["TakeDown"]):
    def visible_to(self, person: Any) -> "TakeDownQuerySet":
        if not person.is_active:
            return self.none()
        return self.filter(Q(message__author=person) | Q(message__room__in=rooms_run_by(person)))

    def may_return(self, since: datetime) -> "TakeDownQuerySet":
        """What was taken down since then, or is objected to."""
        return self.filter(Q(at__gte=since) | Q(pk__in=objected_to("takedown")))


class TakeDown(models.Model):
    """The words, and what they carried, stand here while its writer may object; `back` is the message that they became again."""

    message = models.OneToOneField("chat.Message", models.CASCADE, related_name="taken_down")
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=300)
    text = models.TextField()
    enclosed = models.JSONField(default=list)
    cite = models.CharField(max_length=80)
    at = models.DateTimeField()
    back = models.ForeignKey("chat.Message", models.SET_NULL, null=True, related_name="+")

    objects = TakeDownQuerySet.as_manager()

    def __str__(self) -> str:
        return say("撤下的一条")
