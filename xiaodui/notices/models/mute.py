"""What a person doesn't want to be told of: a kind, or a record."""

from typing import Any

from django.db import models


class MuteQuerySet(models.QuerySet["Mute"]):
    def visible_to(self, person: Any) -> "MuteQuerySet":
        return self.filter(person=person) if person.is_active else self.none()


class Mute(models.Model):
    """`kind` mutes a kind of notices, `about` a record by its key ("customer:5"); one of the two is empty."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="mutes")
    kind = models.CharField(max_length=60, blank=True)
    about = models.CharField(max_length=120, blank=True)
    muted_at = models.DateTimeField()

    objects = MuteQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind", "about"], name="muted_once")]

    def __str__(self) -> str:
        return self.kind or self.about
