"""What is written in versions: a draft that leaders see, then one in force that everybody reads and nobody changes."""

import hashlib
import json
from typing import Any

from django.db import models
from django.db.models import Q

from xiaodui.people.sight import EVERYTHING


def led_by(person: Any, at: str = "") -> Q:
    """The condition that a team is one that this person leads; `at` leads to the team."""
    led = Q(pk__in=[])
    for hold in person.reach.holds:
        if not {"lead", EVERYTHING} & hold.rights:
            continue
        if not hold.path:
            return ~Q(pk__in=[])  # an empty Q would vanish beside another condition
        wide = hold.reach in {"subtree", "all"}
        led |= Q(**{f"{at}path__startswith": hold.path}) if wide else Q(**{f"{at}path": hold.path})
    return led


class WrittenQuerySet(models.QuerySet[Any]):
    def visible_to(self, person: Any) -> "WrittenQuerySet":
        """What was put in force is everybody's; a draft is seen by those who lead its team."""
        if not person.is_active:
            return self.none()
        return self.filter(~Q(number=None) | led_by(person, "team__"))

    def drafts(self) -> "WrittenQuerySet":
        return self.filter(number=None)

    def published(self) -> "WrittenQuerySet":
        return self.exclude(number=None)

    def in_force(self) -> "WrittenQuerySet":
        return self.exclude(number=None).filter(ended_at=None)


class Written(models.Model):
    """One version. `number` is None while it is a draft; `ended_at` is when the next one took its place."""

    TEXTS: tuple[str, ...] = ()

    team = models.ForeignKey("people.Team", models.CASCADE, related_name="%(class)ss")
    number = models.PositiveIntegerField(null=True, blank=True)
    drafted_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    drafted_at = models.DateTimeField()
    published_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    @property
    def is_draft(self) -> bool:
        return self.number is None

    @property
    def is_in_force(self) -> bool:
        return self.number is not None and self.ended_at is None

    @property
    def digest(self) -> str:
        """Of the words as they stand, so that a fact can prove which words were signed."""
        said = json.dumps([getattr(self, name) for name in self.TEXTS], ensure_ascii=False)
        return hashlib.sha256(said.encode()).hexdigest()
