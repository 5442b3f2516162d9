"""A message for which "seen and understood" is asked, and who has said so."""

from typing import Any

from django.db import models

from xiaodui.chat.models import Seat


class ReceiptQuerySet(models.QuerySet["Receipt"]):
    def visible_to(self, person: Any) -> "ReceiptQuerySet":
        """Where he sits, as long as its message stands."""
        if not person.is_active:
            return self.none()
        rooms = Seat.objects.filter(person_id=person.pk, left_at=None).values("room_id")
        return self.filter(message__room_id__in=rooms, message__recalled_at=None)

    def open(self) -> "ReceiptQuerySet":
        return self.filter(closed_at=None)


class Receipt(models.Model):
    """`asked` is how many were asked and still sit there, `known` how many of them have answered: counted anew with each
    answer. `listed_at`: whoever asked was given the list of those missing."""

    message = models.OneToOneField("chat.Message", models.PROTECT, related_name="receipt")
    asked_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    asked = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    listed_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"], name="receipt_due",
                condition=models.Q(listed_at=None, closed_at=None, due_at__isnull=False),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"receipt of {self.message_id}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def key(self) -> str:
        return f"receipt:{self.pk}"


class KnownQuerySet(models.QuerySet["Known"]):
    def visible_to(self, person: Any) -> "KnownQuerySet":
        return self.filter(receipt__in=Receipt.objects.visible_to(person))


class Known(models.Model):
    receipt = models.ForeignKey(Receipt, models.CASCADE, related_name="answers")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    known_at = models.DateTimeField(null=True, blank=True)

    objects = KnownQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["receipt", "person"], name="known_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.receipt_id}"
