"""One version of a clause: a draft until it is adopted; then it never changes but for its end."""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaodui.core import spoken
from xiaodui.governance.force import Issue
from xiaodui.people.models import Team

KINDS = [("principle", _("原则")), ("duty", _("要做到")), ("allowed", _("可以")), ("forbidden", _("不可以"))]


class ClauseVersionQuerySet(models.QuerySet["ClauseVersion"]):
    def visible_to(self, person: Any) -> "ClauseVersionQuerySet":
        """Adopted ones are read by everybody; drafts by everybody too: a rule is discussed in the open, before it binds."""
        return self.filter(withdrawn_at=None) if person.is_active else self.none()

    def adopted(self) -> "ClauseVersionQuerySet":
        """In force, over, or to come."""
        return self.filter(withdrawn_at=None).exclude(adopted_at=None)

    def asking(self) -> "ClauseVersionQuerySet":
        """Those that are to be signed: what somebody here decided, and of what came installed all that has a question."""
        return self.filter(models.Q(question__isnull=False) | models.Q(adopted_by__isnull=False))

    def drafts(self) -> "ClauseVersionQuerySet":
        return self.filter(adopted_at=None, withdrawn_at=None)


class ClauseVersion(models.Model):
    """`number` counts up per clause and team from its adoption on (0 while a draft). `values` by parameter code."""

    clause = models.ForeignKey("governance.Clause", models.PROTECT, related_name="versions")
    team = models.ForeignKey("people.Team", models.PROTECT, null=True, blank=True, related_name="+")
    number = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=12, choices=KINDS, default="duty")
    title_zh = models.CharField(max_length=80)
    title_en = models.CharField(max_length=120, blank=True)
    text_zh = models.TextField(max_length=4000)
    text_en = models.TextField(max_length=6000, blank=True)
    may = models.JSONField(default=list)
    may_not = models.JSONField(default=list)
    why_zh = models.TextField(max_length=1000, blank=True)
    why_en = models.TextField(max_length=2000, blank=True)
    values = models.JSONField(default=dict)
    severity = models.PositiveSmallIntegerField(default=1)
    rung = models.PositiveSmallIntegerField(default=1)
    question = models.JSONField(null=True, blank=True)
    guards = models.BooleanField(default=False)
    may_override = models.BooleanField(default=True)
    review_on = models.DateField(null=True, blank=True)

    drafted_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    drafted_at = models.DateTimeField()
    adopted_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    adopted_at = models.DateTimeField(null=True, blank=True)
    effective_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = ClauseVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clause", "number"], condition=models.Q(team=None) & ~models.Q(number=0), name="one_number"
            ),
            models.UniqueConstraint(
                fields=["clause", "team", "number"], condition=~models.Q(team=None) & ~models.Q(number=0),
                name="one_number_a_team",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return self.title_zh if spoken.in_chinese() or not self.title_en else self.title_en

    @property
    def text(self) -> str:
        return self.text_zh if spoken.in_chinese() or not self.text_en else self.text_en

    @property
    def why(self) -> str:
        return self.why_zh if spoken.in_chinese() or not self.why_en else self.why_en

    @property
    def cite(self) -> str:
        return self.issue().cite

    @property
    def is_draft(self) -> bool:
        return self.adopted_at is None and self.withdrawn_at is None

    @property
    def asks(self) -> bool:
        """As `asking` says it of one."""
        return bool(self.question) or self.adopted_by_id is not None

    def binds(self, team: Team | None) -> bool:
        """Whether it is made for this team: the company's is for all, a team's for all under it."""
        return self.team is None or self.team.covers(team)

    def issue(self) -> Issue:
        """As the book keeps it. The clause must be at hand."""
        since = self.effective_at or datetime.max.replace(tzinfo=self.drafted_at.tzinfo)
        return Issue(
            self.pk, self.clause.code, self.team_id, self.number, since, self.ends_at, self.may_override, self.guards,
            self.values,
        )  # fmt: skip
