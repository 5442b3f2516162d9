"""A promise: an announced reward, penalty, date or answer that somebody owes until it is settled."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaodui.people.models import Team

KINDS = [("reward", _("奖励")), ("penalty", _("惩罚")), ("date", _("日期")), ("answer", _("答复"))]
OPEN = models.Q(settled_at=None, released_at=None)
STEP = 4
"""Signs of a team's path for one level of the tree."""


def teams_of(person: Any) -> models.Q:
    """The condition on `to_team` that he belongs to it, or to a team under it."""
    path = person.team.path if person.team_id else ""
    above = [path[:end] for end in range(STEP, len(path) + 1, STEP)]
    return models.Q(to_team__in=Team.objects.filter(path__in=above)) if above else models.Q(pk__in=[])


class PromiseQuerySet(models.QuerySet["Promise"]):
    def visible_to(self, person: Any) -> "PromiseQuerySet":
        """Both sides see it, and whoever reaches one of them."""
        if not person.is_active or person.reach.everything:
            return self if person.is_active else self.none()
        reached = person.reach.records("person") | person.reach.records("to_person")
        if person.reach.sees_teams:
            reached |= models.Q(to_team_id__in=person.reach.team_ids)
        return self.filter(reached | teams_of(person))

    def open(self) -> "PromiseQuerySet":
        return self.filter(OPEN)

    def ended(self) -> "PromiseQuerySet":
        return self.filter(~OPEN)

    def owed_by(self, person: Any) -> "PromiseQuerySet":
        return self.filter(person=person)

    def owed_to(self, person: Any) -> "PromiseQuerySet":
        """To him, or to a team that he belongs to; not what he owes himself."""
        return self.filter(models.Q(to_person=person) | teams_of(person)).exclude(person=person)

    def by_due(self) -> "PromiseQuerySet":
        return self.order_by(models.F("due_at").asc(nulls_last=True), "pk")


class Promise(models.Model):
    """Owed by `person` to `to_person`, to `to_team`, or outside the house to the record `about` (a customer).

    Open until settled or released. `disputed_at` stays once its receiver has said that it wasn't settled: he may say so
    once, and a second settling holds.
    """

    kind = models.CharField(max_length=10, choices=KINDS)
    text = models.CharField(max_length=200)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="promises_made")
    to_person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="promised_to"
    )  # fmt: skip
    to_team = models.ForeignKey("people.Team", models.PROTECT, null=True, blank=True, related_name="promised_to")
    about = models.CharField(max_length=60, blank=True, db_index=True)
    due_on = models.DateField()
    due_at = models.DateTimeField()
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    how = models.CharField(max_length=300, blank=True)
    disputed_at = models.DateTimeField(null=True, blank=True)
    why_disputed = models.CharField(max_length=300, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    why_released = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(settled_at=None) | models.Q(released_at=None), name="promise_ends_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(to_person=None, to_team=None, about=""), name="promise_has_receiver"
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["person", "due_at"], name="promise_open_owed", condition=OPEN),
            models.Index(fields=["to_person", "due_at"], name="promise_open_to", condition=OPEN),
            models.Index(fields=["to_team", "due_at"], name="promise_open_team", condition=OPEN),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_open(self) -> bool:
        return self.settled_at is None and self.released_at is None

    @property
    def state(self) -> str:
        return "settled" if self.settled_at else "released" if self.released_at else "open"
