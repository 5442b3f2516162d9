"""How far somebody has caught up with what happened."""

from typing import Any

from django.db import models


class MarkQuerySet(models.QuerySet["Mark"]):
    def visible_to(self, person: Any) -> "MarkQuerySet":
        return self.filter(person_id=person.pk) if person.is_active else self.none()


class Mark(models.Model):
    """A mark and no fact."""

    person = models.OneToOneField("people.Person", models.CASCADE, related_name="+")
    at = models.DateTimeField()

    objects = MarkQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.person_id} {self.at}"
