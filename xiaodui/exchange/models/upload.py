"""An upload: a file that somebody brought, how its columns are read, and what became of its rows."""

from typing import Any

from django.db import models


class UploadQuerySet(models.QuerySet["Upload"]):
    def visible_to(self, person: Any) -> "UploadQuerySet":
        """One's own; all for the owner of the house."""
        if not person.is_active:
            return self.none()
        return self if person.is_owner else self.filter(person=person)


class Upload(models.Model):
    """`mapping` is our field's name → the file's column; `sample` the first rows as [row number, cells].

    `report` holds read, added, updated, same, rejected of the last check or run, `matched` near-misses, and `broken`
    (a sentence in both languages) where the file ended in damage. `path` is empty once the file was removed.
    """

    class State(models.TextChoices):
        NEW = "new"
        CHECKING = "checking"
        CHECKED = "checked"
        RUNNING = "running"
        DONE = "done"

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="uploads")
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    path = models.CharField(max_length=80, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    header = models.JSONField(default=list)
    sample = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    existing = models.CharField(max_length=10, default="fill")
    unowned = models.CharField(max_length=8, default="mine")
    """Whose a row without an owner is: mine (who imports), rules (whom the rules of assignment find), pool."""
    pool = models.ForeignKey("pool.Pool", models.SET_NULL, null=True, blank=True, related_name="+")
    report = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.NEW)
    job = models.ForeignKey("jobs.Job", models.SET_NULL, null=True, related_name="+")
    brought_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    objects = UploadQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-id"], name="upload_person")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_going(self) -> bool:
        return self.job is not None and self.job.is_going

    @property
    def is_open(self) -> bool:
        """Whether it may still be mapped, checked and run."""
        return bool(self.path) and self.state != self.State.DONE and not self.is_going

    def shown(self) -> dict[str, Any]:
        """What the API answers."""
        return {
            "id": self.pk, "kind": self.kind, "name": self.name, "state": self.state, "columns": self.header,
            "mapping": self.mapping, "existing": self.existing,
            "unowned": self.unowned, "pool": self.pool_id, "report": self.report, "job": self.job_id,
            "brought_at": self.brought_at, "version": self.version,
        }  # fmt: skip
