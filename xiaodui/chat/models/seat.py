"""A seat: this person belongs to this room, and how far he has read."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

ROLES = [("owner", _("群主")), ("admin", _("管理员")), ("member", _("成员"))]
AGAIN_AFTER = timedelta(days=1)
"""Until who was turned away may ask again."""
RINGS = [("all", _("每条都提醒")), ("named", _("只在提到我时")), ("none", _("不提醒"))]


class SeatQuerySet(models.QuerySet["Seat"]):
    def visible_to(self, person: Any) -> "SeatQuerySet":
        """Who sits in a room sees who else does."""
        if not person.is_active:
            return self.none()
        rooms = Seat.objects.filter(person_id=person.pk, left_at=None).values("room_id")
        return self.filter(room_id__in=rooms)

    def taken(self) -> "SeatQuerySet":
        return self.filter(left_at=None)

    def present(self) -> "SeatQuerySet":
        """Taken by who is still with the company."""
        return self.taken().filter(person__is_active=True)

    def asking(self) -> "SeatQuerySet":
        """Those who ask to be let in and are still with the company."""
        return self.filter(asked_at__isnull=False, person__is_active=True)


class Seat(models.Model):
    """`by_rule`: taken by the team's membership, and given up with it. `read_seq`: the last he has read. `asked_at`: he
    asks to be let in. `turned_away_at`: he was told no, with this `word` or none, and hasn't asked again since.
    `removed_at`: he was asked out, and comes back only by who runs the room, or by rule.

    One row a person and room, kept when he leaves. Who comes, or comes back, has read what was said before.
    """

    room = models.ForeignKey("chat.Room", models.CASCADE, related_name="seats")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="seats")
    role = models.CharField(max_length=10, choices=ROLES, default="member")
    ring = models.CharField(max_length=10, choices=RINGS, default="named")
    by_rule = models.BooleanField(default=False)
    since = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    turned_away_at = models.DateTimeField(null=True, blank=True)
    word = models.CharField(max_length=300, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    read_seq = models.BigIntegerField(default=0)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "person"], name="seat_once")]
        indexes = [
            models.Index(fields=["person", "room"], name="seat_of_person", condition=models.Q(left_at=None)),
            models.Index(fields=["room", "person"], name="seat_in_room", condition=models.Q(left_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.room_id}"

    @property
    def asks_again_from(self) -> datetime | None:
        """None where nobody told him no."""
        return self.turned_away_at + AGAIN_AFTER if self.turned_away_at else None

    @property
    def runs_it(self) -> bool:
        return self.left_at is None and self.role in {"owner", "admin"}
