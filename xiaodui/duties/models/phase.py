"""Which part of the way a person takes in a team: opening, following up, closing."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaodui.people.models.role import Dated

PHASES = [("opener", _("开头")), ("follower", _("跟进")), ("closer", _("签单"))]


class PhaseRoleQuerySet(models.QuerySet["PhaseRole"]):
    def visible_to(self, person: Any) -> "PhaseRoleQuerySet":
        return self if person.is_active else self.none()


class PhaseRole(Dated):
    """Of several with an open end a person has one a team and phase."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="phase_roles")
    team = models.ForeignKey("people.Team", models.CASCADE, related_name="phase_roles")
    phase = models.CharField(max_length=10, choices=PHASES)

    objects = PhaseRoleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "team", "phase"], condition=models.Q(until=None), name="one_phase_role_now"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} is {self.phase} in {self.team_id}"
