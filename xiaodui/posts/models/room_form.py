"""A room's choice of forms."""

from typing import Any

from django.db import models

from xiaodui.chat.models import Room
from xiaodui.posts.types import TYPES, PostType


class RoomFormQuerySet(models.QuerySet["RoomForm"]):
    def visible_to(self, person: Any) -> "RoomFormQuerySet":
        """Who sits in the room."""
        return self.filter(room__in=Room.objects.visible_to(person))


class RoomForm(models.Model):
    """`strict`: in the room itself nothing is said but in a form. `types` are those that it takes, all where it is empty;
    `musts` what must be there, "deal.file", of those types alone."""

    room = models.OneToOneField("chat.Room", models.CASCADE, related_name="form")
    strict = models.BooleanField(default=False)
    types = models.JSONField(default=list)
    musts = models.JSONField(default=list)
    set_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField()

    objects = RoomFormQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.room_id}"

    @property
    def taken(self) -> list[PostType]:
        return [one for one in TYPES.values() if not self.types or one.key in self.types]

    def musts_of(self, kind: PostType) -> list[str]:
        """The keys of what this type must have here."""
        if self.pk is None:
            return kind.musts
        keys = [one.key for one in kind.asks] + ["file"]
        return [key for key in keys if f"{kind.key}.{key}" in self.musts]
