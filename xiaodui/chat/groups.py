"""Groups and duties that are offered to who types an @."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from xiaodui.chat.calling import may_call_all
from xiaodui.chat.models import Room
from xiaodui.chat.people import topics_of
from xiaodui.core.text import initials
from xiaodui.people.models import Team


def groups_offered(room: Room, by: Any, q: str) -> list[dict[str, str]]:
    """{"name": what stands after the @, "team": what it means}: all, those online, teams that sit here, duties."""
    chinese = (get_language() or "zh").startswith("zh")
    found = []
    if not room.is_direct:
        if may_call_all(by, room):
            found.append(("所有人" if chinese else "everyone", _("这个群的每一位"), "syr all"))
        found.append(("在线的人" if chinese else "here", _("这个群里在线的"), "zx here"))
        found += [(team.name, _("在这个群里的"), initials(team.name)) for team in _teams(room)]
    duty = "职责:" if chinese else "duty:"
    found += [
        (f"{duty}{one.name}", one.responsible.name, f"zz duty {initials(one.name)}") for one in topics_of(room, by)
    ]
    return [
        {"name": name, "team": str(said)}
        for name, said, words in found
        if name.lower().startswith(q) or any(word.startswith(q) for word in words.lower().split())
    ]


def _teams(room: Room) -> list[Team]:
    """Teams of which somebody sits here; one query."""
    seated = {"people__seats__room": room, "people__seats__left_at": None, "people__is_active": True}
    return list(Team.objects.standing().filter(**seated).distinct())
