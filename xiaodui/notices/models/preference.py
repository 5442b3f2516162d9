"""How a person wants to be told."""

from datetime import time
from typing import Any

from django.db import models

EACH, DIGEST, OFF = "each", "digest", "off"


class PreferenceQuerySet(models.QuerySet["Preference"]):
    def visible_to(self, person: Any) -> "PreferenceQuerySet":
        return self.filter(person=person) if person.is_active else self.none()


class Preference(models.Model):
    """A person without a row has these defaults. Times are on his own clocks; equal quiet times mean no quiet hours."""

    person = models.OneToOneField("people.Person", models.CASCADE, related_name="notice_preference")
    mail = models.CharField(max_length=8, default=DIGEST)
    digest_at = models.TimeField(default=time(8, 30))
    quiet_from = models.TimeField(default=time(21))
    quiet_until = models.TimeField(default=time(8))
    rests = models.BooleanField(default=True)
    """Nothing on days on which he doesn't work."""

    objects = PreferenceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.mail} {self.quiet_from:%H:%M}-{self.quiet_until:%H:%M}"
