"""A collision: somebody meant to have a customer that a colleague holds."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from xiaodui.conduct.sight import led_by

OUTCOMES = [("owner", _("归一个人")), ("split", _("一起做")), ("other", _("其他"))]


class CollisionQuerySet(models.QuerySet["Collision"]):
    def visible_to(self, person: Any) -> "CollisionQuerySet":
        """Both sides, who rules or stood aside, and whoever leads the team above both. To see one side's customers isn't
        enough."""
        if not person.is_active:
            return self.none()
        sides = Q(holder=person) | Q(challenger=person) | Q(judge=person)
        recusals: Any = self.model.recusals.rel.related_model  # type: ignore[attr-defined]
        stood_aside = recusals.objects.filter(collision=models.OuterRef("pk"), by=person)
        return self.filter(sides | led_by(person) | models.Exists(stood_aside))

    def open(self) -> "CollisionQuerySet":
        return self.filter(ended_at=None)

    def ended(self) -> "CollisionQuerySet":
        return self.exclude(ended_at=None)

    def of(self, person: Any) -> "CollisionQuerySet":
        """Where he is one of the two."""
        return self.filter(Q(holder=person) | Q(challenger=person))

    def to_rule(self, person: Any) -> "CollisionQuerySet":
        """Where he is the one who is asked to rule."""
        return self.open().filter(judge=person)

    def between(self, customer: int, challenger: int) -> "CollisionQuerySet":
        return self.filter(customer_id=customer, challenger_id=challenger)


class Collision(models.Model):
    """`team` is the one whose leaders rule: the lowest above both whose leader is no party, None when an owner must.

    `attempts` are ids of the facts that were refused; `evidence` the facts of each side ({"holder": […], "challenger":
    […], "first": {side: id}}), gathered at the opening and at the end, between them by whoever looks; `protection` how it stood at the
    opening. `share` is the percentage of the one who is not `to`.
    """

    customer = models.ForeignKey("customers.Customer", models.CASCADE, related_name="collisions", db_index=False)
    name = models.CharField(max_length=160)
    holder = models.ForeignKey("people.Person", models.PROTECT, related_name="collisions_held")
    challenger = models.ForeignKey("people.Person", models.PROTECT, related_name="collisions_begun")
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="collisions")
    judge = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="collisions_to_rule")
    what = models.CharField(max_length=12)
    cite = models.CharField(max_length=80)
    opened_at = models.DateTimeField()
    last_at = models.DateTimeField()
    attempts = models.JSONField(default=list)
    evidence = models.JSONField(default=dict)
    gathered_at = models.DateTimeField()
    protection = models.JSONField(default=dict)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    how = models.CharField(max_length=8, blank=True)
    outcome = models.CharField(max_length=8, blank=True, choices=OUTCOMES)
    to = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    share = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    rests_on = models.BigIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = CollisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "challenger"], condition=Q(ended_at=None), name="collision_once_open"
            )
        ]
        indexes = [
            models.Index(fields=["customer", "challenger", "ended_at"], name="collision_pair"),
            models.Index(fields=["judge", "ended_at"], name="collision_judge"),
            models.Index(fields=["-last_at", "-id"], name="collision_recent"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    @property
    def state(self) -> str:
        return self.how or "open"

    @property
    def sides(self) -> tuple[int, int]:
        return self.holder_id, self.challenger_id

    @property
    def other(self) -> Any:
        """Of the two, the one whose it did not become."""
        return self.challenger if self.to_id == self.holder_id else self.holder
