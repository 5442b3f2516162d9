"""How keys of people, teams and roles read in a timeline, and how people are found."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.journal.kinds import KINDS, Kind, kind_of_model
from xiaodui.people.models import Person, Role, Team

KINDS.plug(kind_of_model(Person, _("同事"), lambda pk: reverse("person", args=[pk]), icon="user"))
KINDS.plug(kind_of_model(Team, _("团队"), lambda pk: reverse("team", args=[pk]), icon="users"))


def _role_names(ids: Iterable[int]) -> dict[int, Any]:
    return {role.pk: str(role.name) for role in Role.objects.filter(pk__in=list(ids))}


KINDS.plug(Kind("role", _("角色"), _role_names, icon="shield"))
