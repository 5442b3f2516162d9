"""A group of a plan, and its people."""

from typing import Any

from django.db import models

from xiaodui.grouping.models.plan import GroupingPlan


class OfPlanQuerySet(models.QuerySet[Any]):
    def visible_to(self, person: Any) -> "OfPlanQuerySet":
        """As the plan."""
        return self.filter(plan__in=GroupingPlan.objects.visible_to(person).values("pk"))


class PlanGroup(models.Model):
    """`team` is None until a new one is set up by putting the plan in force; then `name` is its own. `values` are what it
    covers, `rest` says that it takes what no other does. `rule` is what the plan made of it."""

    plan = models.ForeignKey(GroupingPlan, models.CASCADE, related_name="groups")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60, blank=True)
    team = models.ForeignKey("people.Team", models.PROTECT, null=True, blank=True, related_name="+")
    leader = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    values = models.JSONField(default=list)
    rest = models.BooleanField(default=False)
    rule = models.ForeignKey("assignment.AssignmentRule", models.SET_NULL, null=True, blank=True, related_name="+")

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "team"], name="plan_team_once")]

    def __str__(self) -> str:
        return self.team.name if self.team else self.name


class PlanMember(models.Model):
    """`former` is the team in which he stood when he was placed; `why` a reason of `rules.proposing`, "" by hand."""

    plan = models.ForeignKey(GroupingPlan, models.CASCADE, related_name="members")
    group = models.ForeignKey(PlanGroup, models.CASCADE, related_name="members")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    former = models.ForeignKey("people.Team", models.PROTECT, null=True, blank=True, related_name="+")
    why = models.CharField(max_length=8, blank=True)

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "person"], name="plan_member_once")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.group_id}"
