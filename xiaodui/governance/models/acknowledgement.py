"""Who said 「我已知晓」 to which version."""

from typing import Any

from django.db import models
from django.db.models import Q


class AcknowledgementQuerySet(models.QuerySet["Acknowledgement"]):
    def visible_to(self, person: Any) -> "AcknowledgementQuerySet":
        """One's own, and those of the people whom one reaches."""
        if not person.is_active or person.reach.everything:
            # An empty condition joined by "or" says nothing at all.
            return self if person.is_active else self.none()
        return self.filter(Q(person=person) | person.reach.records("person"))


class Acknowledgement(models.Model):
    """Signed once; a new version asks anew."""

    version = models.ForeignKey("governance.ClauseVersion", models.CASCADE, related_name="acknowledgements")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    signed_at = models.DateTimeField()

    objects = AcknowledgementQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "person"], name="acknowledged_once")]

    def __str__(self) -> str:
        return f"{self.person_id} signed {self.version_id}"
