"""A deadline: somebody promised something to a record until an instant."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.deadlines.kinds import DeadlineKind, kind_named
from xiaodui.deadlines.rules import Planned

if TYPE_CHECKING:
    from xiaodui.deadlines.face import Face

ENDS = [
    ("met", _("按时")), ("late", _("晚了才办")), ("waived", _("免了")), ("passed", _("转给别人")), ("closed", _("不用了")),
]  # fmt: skip


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    def visible_to(self, person: Any, *, walked: bool = True) -> "DeadlineQuerySet":
        """His own, those that his deputy has in hand for him, and those of the people in his reach."""
        if not person.is_active or person.reach.everything:
            # An empty condition joined by "or" says nothing at all.
            return self if person.is_active else self.none()
        return self.filter(person.reach.records("person", walked=walked) | models.Q(promiser=person))

    def open(self) -> "DeadlineQuerySet":
        return self.filter(ended_at=None)

    def late(self) -> "DeadlineQuerySet":
        """Open ones whose due instant has passed."""
        return self.open().filter(due_at__lt=clock.now())

    def stepping(self, now: datetime) -> "DeadlineQuerySet":
        """Those with a step to take, the oldest first: one look at a small index, however many are open."""
        return self.filter(next_at__lte=now).order_by("next_at", "pk")

    def of(self, kind: DeadlineKind | str, subjects: Iterable[str]) -> "DeadlineQuerySet":
        name = kind if isinstance(kind, str) else kind.name
        return self.filter(kind=name, subject__in=list(subjects))


class Deadline(models.Model):
    """`promiser` gave the promise; `person` has it in hand: himself, or his deputy on days away.

    `minutes` are working minutes from `start`; None where the due instant was given as it is. `plan` holds the steps
    with their instants; those before `next_step` are done, `next_at` is None when none is to come. A missed one stays
    open until it is done, waived or closed. `missed_person` and `missed_team` are whom the miss was counted for.
    """

    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=60)
    within = models.CharField(max_length=60, blank=True)
    promiser = models.ForeignKey("people.Person", models.PROTECT, related_name="promises")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="deadlines")
    asked_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    clause = models.CharField(max_length=80, blank=True)
    start = models.DateTimeField()
    minutes = models.PositiveIntegerField(null=True, blank=True)
    due_at = models.DateTimeField()
    plan = models.JSONField(default=list)
    next_step = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True, blank=True)
    snoozes = models.PositiveSmallIntegerField(default=0)
    snoozed = models.PositiveSmallIntegerField(default=0)
    missed_at = models.DateTimeField(null=True, blank=True)
    missed_person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    missed_team = models.ForeignKey(
        "people.Team", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    end = models.CharField(max_length=8, blank=True, choices=ENDS)
    reason = models.CharField(max_length=300, blank=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "kind", "promiser"], name="one_open_promise", condition=models.Q(ended_at=None)
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, end="") | (models.Q(next_at=None) & ~models.Q(end="")),
                name="deadline_ends_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["next_at", "id"], name="deadline_next", condition=models.Q(next_at__isnull=False)),
            models.Index(fields=["person", "due_at"], name="deadline_person", condition=models.Q(ended_at=None)),
            models.Index(fields=["due_at", "id"], name="deadline_due", condition=models.Q(ended_at=None)),
            models.Index(
                fields=["-ended_at", "-id"], name="deadline_ended", condition=models.Q(ended_at__isnull=False)
            ),
            models.Index(fields=["subject", "kind"], name="deadline_subject"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.of.label

    @property
    def of(self) -> DeadlineKind:
        return kind_named(self.kind)

    @cached_property
    def face(self) -> "Face":
        """How it looks now; lists put it there for all their rows together (`face.with_faces`)."""
        from xiaodui.deadlines.face import with_faces

        with_faces([self])
        return self.__dict__["face"]  # type: ignore[no-any-return]

    @property
    def steps(self) -> list[Planned]:
        return [Planned.read(kept) for kept in self.plan]

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    @property
    def is_lent(self) -> bool:
        """Whether a deputy has it in hand."""
        return self.person_id != self.promiser_id

    def lay(self, planned: list[Planned], done: int = 0) -> None:
        """Take these steps as the plan, `done` of them behind us. Not saved."""
        self.plan = [one.kept() for one in planned]
        self.next_step, self.next_at = done, planned[done].at if done < len(planned) else None
