"""Where promises show in other rooms."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.core.sockets import MENU, MenuEntry
from xiaodui.deadlines.acts.moving import hand_over_all, handed_over
from xiaodui.deadlines.kinds import kind_named
from xiaodui.deadlines.models import Deadline
from xiaodui.journal.kinds import KINDS, Kind
from xiaodui.people.sockets import OWNED, Owned


def _names(ids: Iterable[int]) -> dict[int, str]:
    rows = Deadline.objects.filter(pk__in=list(ids)).values_list("pk", "kind")
    return {pk: kind_named(kind).label for pk, kind in rows}


def _opened(person: Any, ids: Iterable[int]) -> dict[int, str]:
    rows = Deadline.objects.visible_to(person).filter(pk__in=list(ids)).order_by().values_list("pk", "kind")
    return {pk: kind_named(kind).label for pk, kind in rows}


MENU.plug(MenuEntry("deadlines", _("时限"), "clock", "deadlines", 25, under="tasks"))
KINDS.plug(
    Kind(
        "deadline",
        _("时限"),
        _names,
        lambda pk: reverse("deadline", args=[pk]),
        icon="clock",
        seen=lambda person, ids: set(_opened(person, ids)),
        opened=_opened,
    )
)
OWNED.plug(Owned(_("没办完的时限"), lambda person: handed_over(person).count(), hand_over_all, order=95))
