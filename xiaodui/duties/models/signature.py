"""「我已知晓」: that this person has read this version."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

KINDS = [("charter", _("队章")), ("rolecard", _("职责卡"))]


class DutySignatureQuerySet(models.QuerySet["DutySignature"]):
    def visible_to(self, person: Any) -> "DutySignatureQuerySet":
        """One's own, and those of the people whom one sees."""
        return self.filter(person.reach.records("person")) if person.is_active else self.none()


class DutySignature(models.Model):
    """`thing` is the id of the version: a Charter's or a RoleCard's, by `kind`."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="duty_signatures")
    kind = models.CharField(max_length=10, choices=KINDS)
    thing = models.BigIntegerField()
    at = models.DateTimeField()

    objects = DutySignatureQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind", "thing"], name="signed_once")]
        indexes = [models.Index(fields=["kind", "thing"])]

    def __str__(self) -> str:
        return f"{self.person_id} signed {self.kind} {self.thing}"
