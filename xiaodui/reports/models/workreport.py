"""A report: what one person did in a day or a week, how he sees it, what comes next."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from xiaodui.core import spoken
from xiaodui.reports.clauses import rules_for
from xiaodui.reports.rules import DAILY, Span

KINDS = [("daily", _("日报")), ("weekly", _("周报"))]
WORDS = ("well", "stuck", "plan")
HANDED = Q(handed_in_at__isnull=False)
MISSING = Q(asked=True, handed_in_at=None)


class WorkReportQuerySet(models.QuerySet["WorkReport"]):
    def visible_to(self, person: Any) -> "WorkReportQuerySet":
        """One's own, those of the people in his reach; what team-mates handed in where their clause says so."""
        if not person.is_active or person.reach.everything:
            return self if person.is_active else self.none()
        seen = person.reach.records("person")
        if person.team_id and rules_for(person.team).mates_read:
            seen |= Q(person__team_id=person.team_id) & HANDED
        return self.filter(seen)

    def about(self, span: Span) -> "WorkReportQuerySet":
        return self.filter(kind=span.kind, start=span.start)

    def handed_in(self) -> "WorkReportQuerySet":
        return self.filter(HANDED)

    def missing(self) -> "WorkReportQuerySet":
        """Asked for and not there."""
        return self.filter(MISSING)

    def unanswered(self) -> "WorkReportQuerySet":
        """Handed in because it was asked for, without a word from who leads."""
        return self.filter(HANDED, asked=True, answered_at=None)

    def counted(self) -> dict[str, int]:
        """How many were asked, came, came late, miss, and wait for a word. One query."""
        return self.aggregate(
            wanted=Count("pk", filter=Q(asked=True)), handed=Count("pk", filter=HANDED),
            late=Count("pk", filter=HANDED & Q(is_late=True)), missing=Count("pk", filter=MISSING),
            waiting=Count("pk", filter=HANDED & Q(asked=True, answered_at=None)),
        )  # fmt: skip


class WorkReport(models.Model):
    """Of one person, kind and span there is one. `asked`: the rulebook wants it, until `due_at`, by `cite`.

    `well`, `stuck` and `plan` are the words as handed in; what is typed meanwhile stands in `draft`, which only its
    writer reads. `figures` and `tasks` are what the system knew when it was handed in, `earlier` what the words said
    before they were changed. `leader` is who was to answer it then.
    """

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="work_reports")
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=6, choices=KINDS)
    start = models.DateField()
    end = models.DateField()
    asked = models.BooleanField(default=False)
    due_at = models.DateTimeField(null=True, blank=True)
    cite = models.CharField(max_length=80, blank=True)
    well = models.TextField(max_length=2000, blank=True)
    stuck = models.TextField(max_length=2000, blank=True)
    plan = models.TextField(max_length=2000, blank=True)
    draft = models.JSONField(null=True, blank=True)
    drafted_at = models.DateTimeField(null=True, blank=True)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    is_late = models.BooleanField(default=False)
    missed_at = models.DateTimeField(null=True, blank=True)
    figures = models.JSONField(default=list)
    tasks = models.JSONField(default=dict)
    earlier = models.JSONField(default=list)
    leader = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    roll = models.ForeignKey("reports.Roll", models.SET_NULL, null=True, blank=True, related_name="work_reports")
    is_called = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = WorkReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "start"], name="one_report_a_span"),
            models.CheckConstraint(condition=Q(asked=False) | Q(due_at__isnull=False), name="report_asked_until"),
        ]
        indexes = [
            models.Index(fields=["kind", "start", "-handed_in_at", "-id"], name="report_of_span"),
            models.Index(fields=["person", "-start", "-id"], name="report_of_person"),
            models.Index(fields=["due_at"], name="report_to_call", condition=Q(asked=True, is_called=False)),
            models.Index(
                fields=["person", "kind", "start"], name="report_unanswered",
                condition=Q(asked=True, answered_at=None) & HANDED,
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return title_of(self.person.name, self.kind, self.start)

    @property
    def span(self) -> Span:
        return Span(self.kind, self.start, self.end)

    @property
    def words(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in WORDS}

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the boxes: the draft, else what was handed in."""
        return {name: self.draft.get(name, "") for name in WORDS} if self.draft else self.words

    @property
    def is_missing(self) -> bool:
        return self.asked and self.handed_in_at is None

    @property
    def state(self) -> str:
        """handed_in, late, missing, open or draft."""
        if self.handed_in_at:
            return "late" if self.is_late else "handed_in"
        if not self.asked:
            return "draft"
        return "missing" if self.missed_at else "open"


def title_of(name: str, kind: str, start: date) -> str:
    said = {"name": name, "day": spoken.day(start, weekday=False)}
    if kind == DAILY:
        return say("%(name)s %(day)s的日报") % said
    return say("%(name)s %(day)s那周的周报") % said
