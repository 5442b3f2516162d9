"""How keys of people, teams and roles in facts become names and links."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.journal.kinds import KINDS, Kind, kind_of_model
from xiaodui.people.models import Person, Role, Team

KINDS.plug(kind_of_model(Person, _("同事"), lambda pk: reverse("person", args=[pk]), icon="user"))
KINDS.plug(kind_of_model(Team, _("团队"), lambda pk: reverse("team", args=[pk]), icon="users"))


def _roles(ids: Iterable[int]) -> dict[int, str]:
    return {role.pk: role.name for role in Role.objects.filter(pk__in=list(ids))}


KINDS.plug(Kind("role", _("角色"), _roles, lambda pk: reverse("roles"), "shield", lambda person, ids: set(ids)))
