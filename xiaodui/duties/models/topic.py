"""A topic: one thing that a team answers for, with the people who stand behind it."""

from typing import Any

from django.db import models

from xiaodui.core.text import squash


class TopicQuerySet(models.QuerySet["Topic"]):
    def visible_to(self, person: Any) -> "TopicQuerySet":
        """Whom to ask is no secret inside the company."""
        return self.prefetch_related("consulted", "informed") if person.is_active else self.none()

    def open(self) -> "TopicQuerySet":
        return self.filter(ended_on=None)

    def of(self, team: Any) -> "TopicQuerySet":
        """A team's matrix as a page shows it; three queries when it is read."""
        rows = self.filter(team=team).select_related("responsible", "decider")
        return rows.prefetch_related("consulted", "informed").order_by("order", "pk")


class Topic(models.Model):
    """`decider` is exactly one: two who decide is nobody who decides."""

    team = models.ForeignKey("people.Team", models.CASCADE, related_name="topics")
    name = models.CharField(max_length=40)
    folded = models.CharField(max_length=40, editable=False)
    responsible = models.ForeignKey("people.Person", models.PROTECT, related_name="topics_done")
    decider = models.ForeignKey("people.Person", models.PROTECT, related_name="topics_decided")
    consulted = models.ManyToManyField("people.Person", related_name="topics_asked", blank=True)
    informed = models.ManyToManyField("people.Person", related_name="topics_told", blank=True)
    note = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    ended_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = TopicQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "folded"], condition=models.Q(ended_on=None), name="one_topic_a_team"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def fold(name: str) -> str:
        """What makes two spellings one topic: case, width and spaces don't count."""
        return squash(name)[:40]
