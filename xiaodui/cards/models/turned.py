"""From this message that record was made."""

from typing import Any

from django.db import models

from xiaodui.chat.models import Message


class TurnedQuerySet(models.QuerySet["Turned"]):
    def visible_to(self, person: Any) -> "TurnedQuerySet":
        """Whoever reads the message sees that something was made of it; what, that record's own sight says."""
        return self.filter(message__in=Message.objects.visible_to(person))


class Turned(models.Model):
    """`about` is the record's key ("task:3")."""

    message = models.ForeignKey("chat.Message", models.PROTECT, related_name="turned")
    about = models.CharField(max_length=60, db_index=True)
    made_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()

    objects = TurnedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "about"], name="turned_once")]

    def __str__(self) -> str:
        return f"{self.message_id} → {self.about}"
