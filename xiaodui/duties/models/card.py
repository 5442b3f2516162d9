"""A role card 职责卡: what one who holds a role in a team does, may decide, must ask, and when he talks to others."""

from django.db import models
from django.utils.translation import get_language

from xiaodui.duties.models.written import Written, WrittenQuerySet

SAID = ("duties", "decides", "asks", "talks")


class RoleCard(Written):
    """Holds for that role in its team and in all under it that have no card of their own for it."""

    TEXTS = (*SAID, *(f"{name}_en" for name in SAID))

    role = models.ForeignKey("people.Role", models.CASCADE, related_name="cards")
    duties = models.TextField(max_length=2000)
    decides = models.TextField(max_length=2000, blank=True)
    asks = models.TextField(max_length=2000, blank=True)
    talks = models.TextField(max_length=2000, blank=True)
    duties_en = models.TextField(max_length=2000, blank=True)
    decides_en = models.TextField(max_length=2000, blank=True)
    asks_en = models.TextField(max_length=2000, blank=True)
    talks_en = models.TextField(max_length=2000, blank=True)

    objects = WrittenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "role", "number"], name="one_card_a_number"),
            models.UniqueConstraint(fields=["team", "role"], condition=models.Q(number=None), name="one_card_draft"),
            models.UniqueConstraint(
                fields=["team", "role"],
                condition=~models.Q(number=None) & models.Q(ended_at=None),
                name="one_card_in_force",
            ),
        ]

    def __str__(self) -> str:
        return f"card {self.number} of role {self.role_id} in {self.team_id}"

    def said(self, name: str) -> str:
        """In the reader's language where it was written in it."""
        english = getattr(self, f"{name}_en") if (get_language() or "").startswith("en") else ""
        return english or str(getattr(self, name))
