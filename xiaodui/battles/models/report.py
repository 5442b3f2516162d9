"""A battle report: wins of one team that came shortly after one another, told once in each room."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from xiaodui.chat.models import Seat


class BattleReportQuerySet(models.QuerySet["BattleReport"]):
    def visible_to(self, person: Any) -> "BattleReportQuerySet":
        """Those told in a room in which he sits, and those of teams in his reach."""
        if not person.is_active:
            return self.none()
        if person.reach.everything:
            return self
        rooms = Seat.objects.filter(person_id=person.pk, left_at=None).values("room_id")
        told = Posting.objects.filter(message__room_id__in=rooms).values("report_id")
        return self.filter(models.Q(pk__in=told) | models.Q(team_id__in=person.reach.team_ids))


class BattleReport(models.Model):
    """`last_at` is when its newest win was told: within the clause's window after it the next win of the team comes in.

    `team_month` is what the team had won that month, in the base currency, when that was told.
    """

    team = models.ForeignKey("people.Team", models.PROTECT, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField()
    last_at = models.DateTimeField()
    team_month = models.JSONField(default=dict)
    """{"amount": "1280000", "start": "2026-11-01", "end": "2026-11-30"}, empty for who stands in no team."""

    objects = BattleReportQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["team", "-last_at"], name="battle_of_team")]

    def __str__(self) -> str:
        return _("%(team)s 的战报") % {"team": self.team.name if self.team else _("公司")}


class PostingQuerySet(models.QuerySet["Posting"]):
    def visible_to(self, person: Any) -> "PostingQuerySet":
        if not person.is_active:
            return self.none()
        return self.filter(message__room__seats__person_id=person.pk, message__room__seats__left_at=None)


class Posting(models.Model):
    """In which message of a room it was told."""

    report = models.ForeignKey(BattleReport, models.CASCADE, related_name="postings")
    message = models.OneToOneField("chat.Message", models.PROTECT, related_name="+")

    objects = PostingQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.report_id} in {self.message_id}"
