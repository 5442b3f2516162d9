"""A lead for which nobody was found: it waits here, with the reason, until somebody is; it is never dropped."""

from typing import Any

from django.db import models


class UnassignedQuerySet(models.QuerySet["Unassigned"]):
    def visible_to(self, person: Any) -> "UnassignedQuerySet":
        """Those who reach everything, and who leads a team among those that the rule gives to: as name and reason."""
        if not person.is_active or person.reach.everything:
            return self if person.is_active else self.none()
        if not person.may("lead"):
            return self.none()
        return self.filter(team_id__in=person.reach.team_ids)

    def oldest(self) -> "UnassignedQuerySet":
        return self.order_by("since", "pk")


class Unassigned(models.Model):
    """`why` is a reason of `rules.deciding`; `team` the one whose leader was told, None for the owners."""

    customer = models.OneToOneField("customers.Customer", models.CASCADE, related_name="unassigned")
    rule = models.ForeignKey("assignment.RuleVersion", models.PROTECT, null=True, blank=True, related_name="+")
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="+")
    why = models.CharField(max_length=12)
    stands = models.JSONField(default=list)
    since = models.DateTimeField()
    tried_at = models.DateTimeField()

    objects = UnassignedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.customer_id}: {self.why}"

    @property
    def owner(self) -> Any:
        """A place of its own in sentences that ask whose it is: nobody's yet."""
        return None
