"""A hush: this person doesn't speak in this room for a time, for a reason that he reads."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as say

from xiaodui.core import clock
from xiaodui.norms.running import rooms_run_by


class HushQuerySet(models.QuerySet["Hush"]):
    def visible_to(self, person: Any) -> "HushQuerySet":
        """The one concerned and those who run the room."""
        if not person.is_active:
            return self.none()
        return self.filter(Q(person=person) | Q(by=person) | Q(room__in=rooms_run_by(person)))

    def standing(self, at: datetime | None = None) -> "HushQuerySet":
        """Those that hold at this instant, now without one."""
        return self.filter(ended_at=None, until__gt=at or clock.now())


class Hush(models.Model):
    room = models.ForeignKey("chat.Room", models.CASCADE, related_name="hushes")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="hushes")
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=300)
    cite = models.CharField(max_length=80)
    since = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = HushQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["room", "person"], name="hush_standing", condition=Q(ended_at=None))]

    def __str__(self) -> str:
        return say("在「%(room)s」先别说话") % {"room": self.room.name}

    @property
    def stands(self) -> bool:
        return self.ended_at is None and self.until > clock.now()
