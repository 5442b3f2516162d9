from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from xiaodui.jobs.declare import JobKind, kind_named
from xiaodui.jobs.sight import key_of_person, may_operate

GOING = ("waiting", "running")
DIED = "died"


class JobSet(models.QuerySet["Job"]):
    def visible_to(self, person: Any) -> Self:
        """Whoever asked for a job sees it; who runs the house sees all."""
        return self if may_operate(person) else self.filter(by=key_of_person(person) or None)

    def going(self) -> Self:
        return self.filter(state__in=GOING)

    def takeable(self, now: datetime) -> Self:
        """Due and waiting, or running under a lease that ran out."""
        return self.going().filter(free_at__lte=now)

    def still_held(self, job: "Job") -> Self:
        """The row of `job`, as long as nobody took it over since it was claimed."""
        return self.filter(pk=job.pk, holder=job.holder, state=Job.State.RUNNING)


class Job(models.Model):
    """One piece of work, from the transaction that asked for it to its end.

    `free_at` is when a runner may take it: a waiting job's due time, a running job's end of lease. `holder`
    names the one claim that may write it now.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    name = models.CharField(max_length=80)
    args = models.JSONField(default=dict)
    by = models.CharField(max_length=64, blank=True, help_text="Key of who asked, as person:3; empty for the clock.")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    free_at = models.DateTimeField()
    holder = models.CharField(max_length=120, blank=True)

    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    cancel_asked_at = models.DateTimeField(null=True)
    cancel_asked_by = models.CharField(max_length=64, blank=True)

    attempts = models.PositiveIntegerField(default=0, help_text="Times begun.")
    failures = models.PositiveIntegerField(default=0, help_text="Times ended by an error.")
    losses = models.PositiveIntegerField(default=0, help_text="Times its process died since the last checkpoint.")
    error = models.CharField(max_length=300, blank=True)

    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(default=0)
    note = models.CharField(max_length=200, blank=True)
    saved = models.JSONField(default=dict, help_text="Where to resume; written by the job's checkpoints.")
    result = models.JSONField(null=True)

    asked_by = ""
    """Name of who asked, where a page looked it up."""

    objects = JobSet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["free_at"], name="jobs_takeable", condition=Q(state__in=GOING)),
            models.Index(fields=["state", "-id"], name="jobs_by_state"),
            models.Index(fields=["by", "-id"], name="jobs_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.pk}"

    @property
    def kind(self) -> JobKind | None:
        return kind_named(self.name)

    @property
    def title(self) -> str:
        return self.kind.title if self.kind else self.name

    @property
    def why(self) -> str:
        """Why it failed, for the operator: a sentence of the job, or kind and place of the error."""
        if self.error == DIED:
            return gettext("做它的进程连着断了 %(n)s 次，没有再试。") % {"n": self.losses}
        return self.error

    @property
    def is_going(self) -> bool:
        return self.state in GOING

    @property
    def is_retrying(self) -> bool:
        return self.state == self.State.WAITING and self.failures > 0

    @property
    def share(self) -> float:
        """Done as a share of the total, 0 … 1, for the bar; 0 while the total is unknown."""
        return round(min(self.done / self.total, 1), 3) if self.total else 0
