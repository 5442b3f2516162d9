"""A person's own working time: his week where it isn't the company's, and single days on a roster."""

from typing import Any

from django.db import models


class OpenQuerySet(models.QuerySet[Any]):
    def visible_to(self, person: object) -> "OpenQuerySet":
        """When a colleague works is no secret: one must know when to reach him."""
        return self.all()


class OwnHours(models.Model):
    """A week like the company's `WorkingHours`; what is empty in it is the company's. No row: all is the company's."""

    person = models.OneToOneField("people.Person", models.CASCADE, related_name="own_hours")
    usual = models.CharField(max_length=120, blank=True)
    weekly = models.JSONField(default=dict, blank=True)

    objects = OpenQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.person_id}: {self.usual}"


class Shift(models.Model):
    """On `day` this person works these hours, whatever the week and the holidays say; "" is a day off."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="shifts")
    day = models.DateField()
    hours = models.CharField(max_length=120, blank=True)

    objects = OpenQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "day"], name="one_shift_a_day")]

    def __str__(self) -> str:
        return f"{self.person_id} on {self.day}: {self.hours}"
