"""A task: one thing that one person has to do."""

from datetime import datetime
from typing import Any

from django.db import models

OPEN = models.Q(done_at=None, dropped_at=None)


class TaskQuerySet(models.QuerySet["Task"]):
    def visible_to(self, person: Any) -> "TaskQuerySet":
        """His own, those of the people in his reach, and those that he gave."""
        if not person.is_active or person.reach.everything:
            # An empty condition joined by "or" says nothing at all.
            return self if person.is_active else self.none()
        return self.filter(person.reach.records("person") | models.Q(made_by=person))

    def open(self) -> "TaskQuerySet":
        return self.filter(OPEN)

    def done(self) -> "TaskQuerySet":
        return self.exclude(done_at=None)

    def of(self, person: Any) -> "TaskQuerySet":
        return self.filter(person=person)

    def given_by(self, person: Any) -> "TaskQuerySet":
        """Those that he asked of others."""
        return self.filter(made_by=person).exclude(person=person)

    def due_before(self, instant: datetime) -> "TaskQuerySet":
        return self.filter(due_at__lt=instant)

    def by_due(self) -> "TaskQuerySet":
        """The most pressing first; what has no day comes last."""
        return self.order_by(models.F("due_at").asc(nulls_last=True), "pk")


class Task(models.Model):
    """Open until exactly one of `done_at` and `dropped_at` is set.

    `due_at` is the instant: of `due_on` alone, the end of his working hours that day. `about` is a record's key; only
    who may open that record reads its name. Without `made_by` the system gave it.
    """

    title = models.CharField(max_length=200)
    details = models.TextField(blank=True, max_length=2000)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="tasks")
    made_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="tasks_given")
    about = models.CharField(max_length=60, blank=True, db_index=True)
    due_on = models.DateField(null=True, blank=True)
    due_time = models.TimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    why_dropped = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = TaskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(done_at=None) | models.Q(dropped_at=None), name="task_ends_once"),
        ]
        indexes = [
            models.Index(fields=["person", "due_at", "id"], name="task_open_person", condition=OPEN),
            models.Index(fields=["made_by", "due_at", "id"], name="task_open_maker", condition=OPEN),
            models.Index(
                fields=["person", "-done_at"], name="task_done_person", condition=~models.Q(done_at=None)
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.done_at is None and self.dropped_at is None

    @property
    def state(self) -> str:
        return "done" if self.done_at else "dropped" if self.dropped_at else "open"

    @property
    def is_request(self) -> bool:
        """Whether somebody else asked for it."""
        return self.made_by_id is not None and self.made_by_id != self.person_id
