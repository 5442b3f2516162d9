"""A poll in a message, and who chose what."""

from typing import Any

from django.db import models

from xiaodui.chat.models import Seat

MOST_OPTIONS = 12


def _rooms_of(person: Any) -> Any:
    return Seat.objects.filter(person_id=person.pk, left_at=None).values("room_id")


class PollQuerySet(models.QuerySet["Poll"]):
    def visible_to(self, person: Any) -> "PollQuerySet":
        """Where he sits, as long as its message stands."""
        if not person.is_active:
            return self.none()
        return self.filter(room_id__in=_rooms_of(person), message__recalled_at=None, message__isnull=False)

    def open(self) -> "PollQuerySet":
        return self.filter(closed_at=None)


class Poll(models.Model):
    """`options` are the answers in their order, `counts` how many chose each, `voters` how many voted. `closed_by` is None
    where its time was over.
    """

    room = models.ForeignKey("chat.Room", models.PROTECT, related_name="polls")
    message = models.OneToOneField("chat.Message", models.PROTECT, null=True, blank=True, related_name="poll")
    asked_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    question = models.CharField(max_length=200)
    options = models.JSONField(default=list)
    many = models.BooleanField(default=False)
    anonymous = models.BooleanField(default=False)
    counts = models.JSONField(default=list)
    voters = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=0)

    objects = PollQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["ends_at"], name="poll_to_close", condition=models.Q(closed_at=None, ends_at__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def key(self) -> str:
        return f"poll:{self.pk}"


class VoteQuerySet(models.QuerySet["Vote"]):
    def visible_to(self, person: Any) -> "VoteQuerySet":
        """Votes of open polls where he sits; of an anonymous one nobody sees any."""
        return self.filter(poll__in=Poll.objects.visible_to(person), poll__anonymous=False)


class Vote(models.Model):
    """One chosen answer. `voter` says whose it is only to who knows him already (`secrecy.py`); `person` and `at` are kept
    for open polls alone.
    """

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="votes")
    option = models.PositiveSmallIntegerField()
    voter = models.CharField(max_length=64)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(null=True, blank=True)

    objects = VoteQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "voter", "option"], name="vote_once")]
        indexes = [models.Index(fields=["voter"], name="vote_of")]

    def __str__(self) -> str:
        return f"{self.poll_id}: {self.option}"
