"""Who was in which team when: a figure of March belongs to March's team."""

from datetime import date

from django.db import models


class MembershipQuerySet(models.QuerySet["Membership"]):
    def on(self, day: date) -> "MembershipQuerySet":
        return self.filter(since__lte=day).filter(models.Q(until=None) | models.Q(until__gt=day))


class Membership(models.Model):
    """`until` is the first day no longer in the team; a person is in one team a day."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="memberships")
    team = models.ForeignKey("people.Team", models.PROTECT, related_name="memberships")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=models.Q(until=None), name="one_team_now"),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")), name="membership_span"
            ),
        ]
        indexes = [models.Index(fields=["team", "since"])]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.team_id} since {self.since}"
