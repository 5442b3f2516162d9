"""What people plug into the floors below: the menu, who hears what, and after which facts that is asked anew."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.sockets import AUDIENCE, CUTS, MENU, MenuEntry
from xiaodui.people import verbs
from xiaodui.people.acts.teams import put_leader
from xiaodui.people.models import Person, Team
from xiaodui.people.sockets import OWNED, Owned

MENU.plug(MenuEntry(key="team", label=_("团队"), icon="users", url_name="team-tree", order=80))
AUDIENCE.plug(lambda person: person.reach.audience)

for verb in (
    verbs.PERSON_MOVED, verbs.PERSON_DEACTIVATED, verbs.PERSON_ACTIVATED, verbs.PASSWORD_CHANGED, verbs.PERSON_JOINED,
    verbs.ROLE_GRANTED, verbs.ROLE_REVOKED, verbs.ROLE_EDITED, verbs.DELEGATED, verbs.DELEGATION_ENDED, verbs.AWAY,
    verbs.BACK, verbs.PERSON_OWNS, verbs.PERSON_OWNS_NO_MORE, verbs.TEAM_MOVED, verbs.TEAM_LED, verbs.TEAM_CLOSED,
):  # fmt: skip
    CUTS.plug(verb.name)


def _led(person: Person) -> Any:
    return Team.objects.standing().filter(leader=person)


def _hand_over_led(person: Person, to: Person, by: Any, reason: str) -> None:
    for team in _led(person):
        put_leader(team, to, by)


OWNED.plug(Owned(_("带的团队"), lambda person: _led(person).count(), _hand_over_led, order=90))
