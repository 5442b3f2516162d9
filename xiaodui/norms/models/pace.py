"""A room's pace: so many seconds between two of one's messages, so many messages a week."""

from typing import Any

from django.db import models

from xiaodui.chat.models import Room


class PaceQuerySet(models.QuerySet["Pace"]):
    def visible_to(self, person: Any) -> "PaceQuerySet":
        return self.filter(room__in=Room.objects.visible_to(person))


class Pace(models.Model):
    """`slow` seconds, 0: none. `weekly` messages that the room wants at least, 0: none; `told_on`: when its lack was told."""

    room = models.OneToOneField("chat.Room", models.CASCADE, related_name="pace")
    slow = models.PositiveIntegerField(default=0)
    weekly = models.PositiveIntegerField(default=0)
    told_on = models.DateField(null=True)

    objects = PaceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.room_id}"
