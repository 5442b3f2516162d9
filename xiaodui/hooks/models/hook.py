"""A hook: an address outside the sign-in through which a program speaks in one room."""

from typing import Any

from django.db import models

from xiaodui.chat.models import Seat
from xiaodui.people.secret import digest_of


class HookQuerySet(models.QuerySet["Hook"]):
    def visible_to(self, person: Any) -> "HookQuerySet":
        """Who sits in the room may know through what programs speak there; the address nobody sees again."""
        if not person.is_active:
            return self.none()
        return self.filter(room_id__in=Seat.objects.taken().filter(person_id=person.pk).values("room_id"))

    def standing(self) -> "HookQuerySet":
        return self.filter(revoked_at=None)


class Hook(models.Model):
    """`digest` is the SHA-256 of the address's secret part, `tail` its last four signs. `posts` counts what came."""

    room = models.ForeignKey("chat.Room", models.PROTECT, related_name="hooks")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    tail = models.CharField(max_length=4)
    made_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    revoked_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    posts = models.PositiveIntegerField(default=0)

    secret = ""
    """The secret part of the address just made; never stored, so it is there only for the one who made it."""

    objects = HookQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @classmethod
    def at(cls, secret: str) -> "Hook | None":
        """The one at this address, for whoever knows it. What is compared is a digest: its timing tells nothing."""
        return cls.objects.standing().filter(digest=digest_of(secret)).select_related("room__team").first()

    def shown(self) -> dict[str, Any]:
        """What the API answers; `secret` once, to the one who made it."""
        told = {
            "id": self.pk, "room": self.room_id, "name": self.name, "tail": self.tail, "made_by": self.made_by_id,
            "made_at": self.made_at, "revoked_at": self.revoked_at, "last_used_at": self.last_used_at, "posts": self.posts,
        }  # fmt: skip
        return told | ({"secret": self.secret} if self.secret else {})
