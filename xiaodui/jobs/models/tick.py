from django.db import models


class Tick(models.Model):
    """One strike of a schedule, whoever saw it. The unique pair lets only one process enqueue its job."""

    class Outcome(models.TextChoices):
        ON_TIME = "on_time"
        LATE = "late"
        BUSY = "busy"  # The job of an earlier strike was still going: nothing was enqueued.
        FIRST = "first"  # Where counting began when the schedule was new: nothing was enqueued.

    name = models.CharField(max_length=80)
    due_at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    job = models.ForeignKey("jobs.Job", null=True, on_delete=models.SET_NULL, related_name="ticks")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "due_at"], name="jobs_tick_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.due_at:%F %T}"

    @property
    def is_late(self) -> bool:
        return self.outcome == self.Outcome.LATE
