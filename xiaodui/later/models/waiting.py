"""A message that goes at its time."""

from datetime import datetime
from typing import Any

from django.db import models

OPEN = models.Q(sent_at=None, dropped_at=None)


class WaitingQuerySet(models.QuerySet["Waiting"]):
    def visible_to(self, person: Any) -> "WaitingQuerySet":
        return self.filter(author_id=person.pk) if person.is_active else self.none()

    def open(self) -> "WaitingQuerySet":
        """Neither sent nor dropped: what waits for its time, and what was held."""
        return self.filter(OPEN)

    def due(self, at: datetime) -> "WaitingQuerySet":
        return self.open().filter(send_at__lte=at, held="")


class Waiting(models.Model):
    """`held` is why it didn't go: what a look said, or that he no longer sits there. It doesn't try again by itself."""

    room = models.ForeignKey("chat.Room", models.PROTECT, related_name="+")
    author = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    under = models.ForeignKey("chat.Message", models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField(blank=True, max_length=8000)
    enclosed = models.JSONField(default=list, blank=True)
    send_at = models.DateTimeField()
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    message = models.OneToOneField("chat.Message", models.PROTECT, null=True, blank=True, related_name="+")
    dropped_at = models.DateTimeField(null=True, blank=True)
    held = models.CharField(max_length=400, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = WaitingQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["send_at"], name="waiting_due", condition=OPEN & models.Q(held="")),
            models.Index(fields=["author", "send_at"], name="waiting_of", condition=OPEN),
        ]

    def __str__(self) -> str:
        return self.text[:60]
