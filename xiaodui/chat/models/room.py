"""A room: where some colleagues talk."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from xiaodui.chat.models.seat import Seat

KINDS = [
    ("team", _("小队")), ("topic", _("工作")), ("notice", _("公告")), ("record", _("客户和商机")), ("direct", _("同事")),
]  # fmt: skip
DOORS = [("open", _("谁都能进")), ("ask", _("申请后由群主同意")), ("invited", _("只能被邀请"))]


class RoomQuerySet(models.QuerySet["Room"]):
    def visible_to(self, person: Any) -> "RoomQuerySet":
        """Those in which he sits. A wide reach opens no room: what people say to each other is theirs."""
        if not person.is_active:
            return self.none()
        return self.filter(seats__person_id=person.pk, seats__left_at=None)

    def findable_by(self, person: Any) -> "RoomQuerySet":
        """Those that he could come into or ask to: name and purpose, never what is said there."""
        if not person.is_active:
            return self.none()
        seated = models.Exists(
            Room.objects.filter(pk=models.OuterRef("pk"), seats__person_id=person.pk, seats__left_at=None)
        )
        return self.filter(kind__in=["topic", "notice"], door__in=["open", "ask"], archived_at=None).exclude(seated)

    def living(self) -> "RoomQuerySet":
        return self.filter(archived_at=None)


class Room(models.Model):
    """`last_seq` numbers what is said, `last_tick` each change of what can be seen (a message said, edited, recalled,
    reacted to): both are taken under the row's lock, so neither has a hole that would be filled later.

    `team` is that of a team's room, whose seats follow the team. `pair` names the two of a direct room ("3:9").
    `about` is the record of which a record's room talks ("customer:5"). In a `lounge` one may speak of what isn't work.
    """

    kind = models.CharField(max_length=10, choices=KINDS)
    name = models.CharField(max_length=60, blank=True)
    purpose = models.CharField(max_length=300, blank=True)
    door = models.CharField(max_length=10, choices=DOORS, default="invited")
    team = models.ForeignKey("people.Team", models.PROTECT, null=True, blank=True, related_name="rooms")
    pair = models.CharField(max_length=40, blank=True)
    about = models.CharField(max_length=60, blank=True)
    lounge = models.BooleanField(default=False)
    made_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True, blank=True)
    last_seq = models.BigIntegerField(default=0)
    last_tick = models.BigIntegerField(default=0)
    last_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    mine: "Seat | None" = None
    """The reader's seat, where it was fetched with the room."""

    objects = RoomQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team"], condition=models.Q(kind="team"), name="room_of_team"),
            models.UniqueConstraint(fields=["pair"], condition=~models.Q(pair=""), name="room_of_two"),
            models.UniqueConstraint(fields=["about"], condition=~models.Q(about=""), name="room_about"),
            models.UniqueConstraint(
                Lower("name"), condition=models.Q(kind__in=["topic", "notice"], archived_at=None), name="room_name_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_direct(self) -> bool:
        return self.kind == "direct"

    @property
    def key(self) -> str:
        return f"room:{self.pk}"
