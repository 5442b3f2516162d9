"""A route: deals that come to a stage are offered to those who do that part."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from xiaodui.duties.models import PHASES

TURNS = [("round_robin", _("轮流")), ("capacity", _("按空位"))]


class RouteQuerySet(models.QuerySet["StageRoute"]):
    def visible_to(self, person: Any) -> "RouteQuerySet":
        """How deals are passed on is known to everybody whom it may give some."""
        return self.all() if person.is_active else self.none()

    def standing(self) -> "RouteQuerySet":
        return self.filter(ended_at=None).select_related("stage", "giver", "taker").order_by("stage__order", "pk")

    def on(self) -> "RouteQuerySet":
        return self.standing().exclude(on_since=None)


class StageRoute(models.Model):
    """Deals of people under `giver` (None: everybody) that come to `stage` go to `taker`, as `phase`. Off until `on_since`;
    what stood in the stage before isn't touched. `credits` as of a rule of assignment."""

    stage = models.ForeignKey("deals.Stage", models.PROTECT, related_name="+")
    giver = models.ForeignKey("people.Team", models.PROTECT, null=True, blank=True, related_name="+")
    taker = models.ForeignKey("people.Team", models.PROTECT, related_name="+")
    phase = models.CharField(max_length=10, choices=PHASES)
    turns = models.CharField(max_length=12, choices=TURNS, default="round_robin")
    credits = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    on_since = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = RouteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stage", "giver"], condition=Q(ended_at=None), name="one_route_now"),
            models.UniqueConstraint(
                fields=["stage"], condition=Q(ended_at=None, giver=None), name="one_route_of_all_now"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stage} → {self.taker}"
