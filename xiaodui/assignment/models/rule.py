"""A rule of assignment, and each version of it: an assignment cites the version that made it."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

BY = [("round_robin", _("轮流")), ("capacity", _("按空位")), ("performance", _("按业绩，新人保底"))]
FALLBACKS = [("wait", _("等着，告诉组长")), ("next", _("看下一条规则")), ("pool", _("进公海"))]


class OpenQuerySet(models.QuerySet[Any]):
    def visible_to(self, person: Any) -> Self:
        """By which rule leads are given is known to everybody whom it may give some."""
        return self.all() if person.is_active else self.none()


class RuleQuerySet(OpenQuerySet):
    def in_force(self) -> "RuleQuerySet":
        return self.filter(ended_at=None).select_related("current").order_by("order", "pk")


class AssignmentRule(models.Model):
    """Asked in `order`; the first that fits decides. `credits` is what earlier turns owe each person, by id, in
    millionths of a lead."""

    order = models.PositiveSmallIntegerField(default=0)
    current = models.ForeignKey("assignment.RuleVersion", models.PROTECT, null=True, related_name="+")
    credits = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = RuleQuerySet.as_manager()

    def __str__(self) -> str:
        return self.current.name if self.current else str(self.pk)


class RuleVersion(models.Model):
    """What the rule said from `made_at` on; never changed. `when` is words by field of `rules.fits.FIELDS`; `teams` and
    `people` are ids; `measure` is what performance is weighed by; `bounds` are the clause's numbers of then."""

    rule = models.ForeignKey(AssignmentRule, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=60)
    when = models.JSONField(default=dict, blank=True)
    teams = models.JSONField(default=list, blank=True)
    people = models.JSONField(default=list, blank=True)
    turns = models.CharField(max_length=12, choices=BY, default="round_robin")
    measure = models.CharField(max_length=60, blank=True)
    cap = models.PositiveIntegerField(null=True, blank=True)
    waits = models.BooleanField(default=False)
    fallback = models.CharField(max_length=6, choices=FALLBACKS, default="wait")
    made_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()

    objects = OpenQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rule", "number"], name="rule_version_once")]

    def __str__(self) -> str:
        return f"{self.name} @{self.number}"
