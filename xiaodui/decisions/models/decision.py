"""A decision of a room: what holds, by whom, since when, until another takes its place."""

from typing import Any

from django.db import models

from xiaodui.chat.models import Seat


def rooms_of(person: Any) -> Any:
    return Seat.objects.filter(person_id=person.pk, left_at=None).values("room_id")


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, person: Any) -> "DecisionQuerySet":
        """Those of rooms in which he sits."""
        return self.filter(room_id__in=rooms_of(person)) if person.is_active else self.none()

    def standing(self) -> "DecisionQuerySet":
        return self.filter(superseded_by=None)


class Decision(models.Model):
    """`decided_by` is who decided, `recorded_by` who wrote it down. `message` is the one of which it was made."""

    room = models.ForeignKey("chat.Room", models.PROTECT, related_name="decisions")
    message = models.ForeignKey("chat.Message", models.PROTECT, null=True, blank=True, related_name="+")
    text = models.CharField(max_length=300)
    decided_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    decided_on = models.DateField()
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    superseded_by = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="supersedes")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["room", "-recorded_at"], name="decision_of_room")]

    def __str__(self) -> str:
        return self.text

    @property
    def stands(self) -> bool:
        return self.superseded_by_id is None
