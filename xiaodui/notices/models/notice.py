"""A notice: this fact concerns this person. What it says is told from the fact when it is read."""

from typing import Any

from django.db import models

from xiaodui.notices.kinds import NoticeKind, kind_named


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, person: Any) -> "NoticeQuerySet":
        """One's own; nobody reads another's inbox, whatever his reach."""
        return self.filter(person=person) if person.is_active else self.none()

    def standing(self) -> "NoticeQuerySet":
        """Without those that went into a newer one of their group."""
        return self.filter(folded=False)

    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at=None)

    def before(self, place: "Notice") -> "NoticeQuerySet":
        """Those that come after `place` in an inbox."""
        older = models.Q(given_at=place.given_at, pk__lt=place.pk)
        return self.filter(models.Q(given_at__lt=place.given_at) | older, given_at__lte=place.given_at)

    def about(self, key: str) -> "NoticeQuerySet":
        """What concerns this record: it groups by it, or its fact is about it or stands within it."""
        return self.filter(models.Q(about=key) | models.Q(fact__subject=key) | models.Q(fact__within=key))


class Notice(models.Model):
    """One row a person and fact, so a fact that is heard twice is given once.

    An unread one of the same kind and `about` is folded into the newer one, whose `count` says how many it stands for.
    """

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="notices", db_index=False)
    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=120)
    fact = models.ForeignKey("journal.Fact", models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+")
    count = models.PositiveIntegerField(default=1)
    given_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    folded = models.BooleanField(default=False)
    letter = models.ForeignKey("notices.Letter", models.SET_NULL, null=True, blank=True, related_name="notices")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "fact", "kind"], name="told_once")]
        indexes = [
            models.Index(fields=["person", "kind", "about"], name="notice_unread", condition=models.Q(read_at=None)),
            models.Index(fields=["person", "-given_at", "-id"], name="notice_inbox", condition=models.Q(folded=False)),
            models.Index(fields=["given_at"], name="notice_unmailed", condition=models.Q(read_at=None, letter=None)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"

    @property
    def of(self) -> NoticeKind:
        return kind_named(self.kind)
