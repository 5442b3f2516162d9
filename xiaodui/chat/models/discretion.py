"""Who doesn't want to be seen online or reading; he doesn't see it of others either."""

from typing import Any

from django.db import models


class DiscretionQuerySet(models.QuerySet["Discretion"]):
    def visible_to(self, person: Any) -> "DiscretionQuerySet":
        return self.filter(person_id=person.pk) if person.is_active else self.none()


class Discretion(models.Model):
    """A row is there as long as he keeps to himself."""

    person = models.OneToOneField("people.Person", models.CASCADE, related_name="+")
    since = models.DateTimeField()

    objects = DiscretionQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.person_id)
