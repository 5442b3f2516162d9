"""What is said in a collision: each side's words, what one offers the other, and why a leader handed it up."""

from typing import Any

from django.db import models
from django.db.models import Q

from xiaodui.collisions.models.collision import OUTCOMES, Collision
from xiaodui.conduct.sight import led_by


class PleaQuerySet(models.QuerySet["Plea"]):
    def visible_to(self, person: Any) -> "PleaQuerySet":
        """His own, and those in collisions that he rules or leads. The other side doesn't read them: they tell of the
        customer what only one of the two may know."""
        if not person.is_active:
            return self.none()
        no_party = ~Q(collision__holder=person) & ~Q(collision__challenger=person)
        return self.filter(Q(by=person) | (no_party & (Q(collision__judge=person) | led_by(person, "collision__"))))


class Plea(models.Model):
    collision = models.ForeignKey(Collision, models.CASCADE, related_name="pleas")
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    text = models.CharField(max_length=1000)
    evidence = models.JSONField(default=list)
    said_at = models.DateTimeField()

    objects = PleaQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.collision_id} {self.by_id}"


class Offer(models.Model):
    """How one side would settle it. The newest of each side stands; when both say the same, it is settled."""

    collision = models.ForeignKey(Collision, models.CASCADE, related_name="offers")
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=8, choices=OUTCOMES)
    to = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    share = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.CharField(max_length=400, blank=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.collision_id} {self.outcome}"

    @property
    def terms(self) -> tuple[str, int | None, int | None]:
        return self.outcome, self.to_id, self.share


class Recusal(models.Model):
    """Whoever handed it up rules no more in it."""

    collision = models.ForeignKey(Collision, models.CASCADE, related_name="recusals")
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    reason = models.CharField(max_length=400)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["collision", "by"], name="recused_once")]

    def __str__(self) -> str:
        return f"{self.collision_id} {self.by_id}"
