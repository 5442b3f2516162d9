"""Marks on messages, and what was typed and not sent."""

from typing import Any

from django.db import models

from xiaodui.chat.models import Message


class Own(models.QuerySet[Any]):
    """Rows of one person, seen by him alone."""

    def visible_to(self, person: Any) -> "Own":
        return self.filter(person_id=person.pk) if person.is_active else self.none()


def readable(person: Any) -> models.Q:
    """The condition on marks that their message stands and that he may still read it."""
    return models.Q(message__in=Message.objects.visible_to(person).standing())


class Reminder(models.Model):
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    message = models.ForeignKey("chat.Message", models.CASCADE, related_name="+")
    due_at = models.DateTimeField()
    made_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    objects = Own.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "message"], condition=models.Q(told_at=None), name="reminder_once"
            )
        ]
        indexes = [models.Index(fields=["due_at"], name="reminder_due", condition=models.Q(told_at=None))]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.message_id}"


class Saved(models.Model):
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    message = models.ForeignKey("chat.Message", models.CASCADE, related_name="+")
    saved_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    objects = Own.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "message"], name="saved_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.message_id}"


class Draft(models.Model):
    """`root` is 0 in the room itself. An empty `text` stays a while, so that an older one of another device doesn't come
    back. `typed_at` is the typing device's clock, never ahead of ours."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    room = models.ForeignKey("chat.Room", models.CASCADE, related_name="+")
    root = models.BigIntegerField(default=0)
    text = models.TextField(blank=True, max_length=8000)
    typed_at = models.DateTimeField()

    objects = Own.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "room", "root"], name="draft_once")]

    def __str__(self) -> str:
        return self.text[:60]
