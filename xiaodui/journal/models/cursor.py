"""How far each hearer has heard."""

from typing import Any

from django.db import models


class CursorQuerySet(models.QuerySet["Cursor"]):
    def visible_to(self, person: Any) -> "CursorQuerySet":
        """Whoever runs the house."""
        return self if getattr(person, "is_owner", False) else self.none()


class Cursor(models.Model):
    """`seq` is the last sealed fact that the hearer has done with. While it fails, `error` names the error's class
    (never its text, which may carry a person's data) and `again_at` the next try."""

    hearer = models.CharField(max_length=120, unique=True)
    seq = models.BigIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)
    error = models.CharField(max_length=120, blank=True)
    tries = models.PositiveIntegerField(default=0)
    again_at = models.DateTimeField(null=True)

    objects = CursorQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.hearer} at {self.seq}"
