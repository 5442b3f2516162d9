"""A segment: a kept set of conditions over customers, counted live, each reader within his own sight."""

from typing import Any

from django.db import models


class SegmentQuerySet(models.QuerySet["Segment"]):
    def visible_to(self, person: Any) -> "SegmentQuerySet":
        """His own, and those that are shared with all."""
        return self.filter(models.Q(owner=person) | models.Q(shared=True)) if person.is_active else self.none()

    def standing(self) -> "SegmentQuerySet":
        return self.filter(retired_at=None)


class Segment(models.Model):
    """`query` is the query string of the customers' list: what the list can be narrowed by is all that it can hold."""

    name = models.CharField(max_length=40)
    query = models.CharField(max_length=1000)
    owner = models.ForeignKey("people.Person", models.PROTECT, related_name="segments")
    shared = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = SegmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], condition=models.Q(retired_at=None), name="segment_once"),
        ]

    def __str__(self) -> str:
        return self.name
