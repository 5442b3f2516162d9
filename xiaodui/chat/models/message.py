"""What somebody said in a room, whom it names, and how others answered with a sign."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaodui.chat.models.seat import Seat
from xiaodui.core.text import without_marks


def _rooms_of(person: Any) -> Any:
    return Seat.objects.filter(person_id=person.pk, left_at=None).values("room_id")


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, person: Any) -> "MessageQuerySet":
        """What is said where he sits, also before he came: a room has no wall in its history."""
        return self.filter(room_id__in=_rooms_of(person)) if person.is_active else self.none()

    def standing(self) -> "MessageQuerySet":
        return self.filter(recalled_at=None)

    def spoken(self) -> "MessageQuerySet":
        """In the room itself, not under a message."""
        return self.filter(root=None)


class Message(models.Model):
    """`seq` numbers the room's messages, `tick` is that of its last change. `html` is what `text` draws, made safe once.

    `enclosed` are keys of what it carries ("file:12"), in their order. `client` is the sender's own id for it: said twice,
    it stands once. An answer hangs under `root`, never deeper.
    `said_as` names who said it where that is no colleague: an incoming hook, a bot of a chat that moved in here.
    """

    room = models.ForeignKey("chat.Room", models.PROTECT, related_name="messages")
    seq = models.BigIntegerField()
    tick = models.BigIntegerField()
    author = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="messages")
    said_as = models.CharField(max_length=60, blank=True)
    client = models.CharField(max_length=40, blank=True)
    root = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="answers")
    text = models.TextField(blank=True, max_length=8000)
    html = models.TextField(blank=True)
    enclosed = models.JSONField(default=list, blank=True)
    urgent = models.BooleanField(default=False)
    said_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    recalled_at = models.DateTimeField(null=True, blank=True)
    recalled_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    pinned_at = models.DateTimeField(null=True, blank=True)
    answered = models.PositiveIntegerField(default=0)
    answered_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "seq"], name="message_seq"),
            models.UniqueConstraint(
                fields=["room", "author", "client"], condition=~models.Q(client=""), name="message_once"
            ),
            models.UniqueConstraint(  # an empty author equals no other, so theirs is a law of its own
                fields=["room", "client"],
                condition=models.Q(author=None) & ~models.Q(client=""),
                name="message_once_unsigned",
            ),
        ]
        indexes = [
            models.Index(fields=["room", "tick"], name="message_tick"),
            models.Index(fields=["room", "seq"], name="message_spoken", condition=models.Q(root=None)),
            models.Index(fields=["root", "seq"], name="message_under", condition=~models.Q(root=None)),
            models.Index(fields=["room", "pinned_at"], name="message_pinned", condition=~models.Q(pinned_at=None)),
        ]

    def __str__(self) -> str:
        return self.gist[:60]

    @property
    def gist(self) -> str:
        """What stands for it in a line: its words, or that it carries something."""
        return without_marks(self.text) or (str(_("（附件）")) if self.enclosed else "")

    @property
    def stands(self) -> bool:
        return self.recalled_at is None


class NamingQuerySet(models.QuerySet["Naming"]):
    def visible_to(self, person: Any) -> "NamingQuerySet":
        return (
            self.filter(person_id=person.pk, message__room_id__in=_rooms_of(person))
            if person.is_active
            else self.none()
        )


class Naming(models.Model):
    """A message names this person; `room` and `seq` are the message's, so that what is unread is counted without it."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="namings")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    room = models.ForeignKey("chat.Room", models.CASCADE, related_name="+")
    seq = models.BigIntegerField()

    objects = NamingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "person"], name="naming_once")]
        indexes = [models.Index(fields=["person", "room", "seq"], name="naming_of")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.message_id}"


class ReactionQuerySet(models.QuerySet["Reaction"]):
    def visible_to(self, person: Any) -> "ReactionQuerySet":
        return self.filter(message__room_id__in=_rooms_of(person)) if person.is_active else self.none()


class Reaction(models.Model):
    message = models.ForeignKey(Message, models.CASCADE, related_name="reactions")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    sign = models.CharField(max_length=20)
    at = models.DateTimeField()

    objects = ReactionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "person", "sign"], name="reaction_once")]

    def __str__(self) -> str:
        return self.sign
