"""A team's charter 队章: what it is there for, what it holds dear, how it goes about it, what it shows of itself."""

from django.db import models

from xiaodui.duties.models.written import Written, WrittenQuerySet


class Charter(Written):
    """`publishes` names measures by code: figures of the team that its neighbours may see as name and figure."""

    TEXTS = ("purpose", "beyond", "values", "style")

    purpose = models.TextField(max_length=2000)
    beyond = models.TextField(max_length=2000)
    values = models.TextField(max_length=2000, blank=True)
    style = models.TextField(max_length=2000, blank=True)
    publishes = models.JSONField(default=list)

    objects = WrittenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "number"], name="one_charter_a_number"),
            models.UniqueConstraint(fields=["team"], condition=models.Q(number=None), name="one_charter_draft"),
            models.UniqueConstraint(
                fields=["team"], condition=~models.Q(number=None) & models.Q(ended_at=None), name="one_charter_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"charter {self.number} of {self.team_id}"
