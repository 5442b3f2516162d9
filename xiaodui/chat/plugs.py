"""Where rooms show elsewhere, and who hears of them."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.chat import verbs
from xiaodui.chat.models import Message, Room, Seat
from xiaodui.chat.presence import keeps_to_himself
from xiaodui.chat.reading import badge
from xiaodui.core.sockets import AUDIENCE, CUTS, MENU, MenuEntry
from xiaodui.journal.kinds import KINDS, Kind, kind_of_model
from xiaodui.pulse.sockets import DISCREET


def rooms_of(person: Any) -> set[str]:
    taken = Seat.objects.taken().filter(person_id=person.pk)
    return {f"room:{pk}" for pk in taken.values_list("room_id", flat=True)}


def _rooms_asked(person: Any, ids: Iterable[int]) -> dict[int, str]:
    """A seat that he had or asked for is called after its room: he reads there what became of his asking."""
    return dict(Seat.objects.filter(person_id=person.pk, pk__in=list(ids)).values_list("pk", "room__name"))


def _rooms_of_seats(ids: Iterable[int]) -> dict[int, str]:
    return dict(Seat.objects.filter(pk__in=list(ids)).values_list("pk", "room__name"))


MENU.plug(MenuEntry(key="chat", label=_("群聊"), icon="message-2", url_name="chat", order=15, phone=True, badge=badge))
AUDIENCE.plug(rooms_of)
DISCREET.plug(keeps_to_himself)
for verb in (verbs.SEAT_TAKEN, verbs.SEAT_LEFT, verbs.SEAT_REMOVED):
    CUTS.plug(verb.name)
KINDS.plug(kind_of_model(Room, _("群"), lambda pk: reverse("room", args=[pk]), icon="message-2"))
KINDS.plug(kind_of_model(Message, _("发言"), lambda pk: reverse("message", args=[pk]), icon="message", name="text"))
KINDS.plug(
    Kind(
        "seat", _("席位"), _rooms_of_seats, lambda pk: reverse("find-rooms"), "user-plus",
        lambda person, ids: set(_rooms_asked(person, ids)), _rooms_asked,
    )
)  # fmt: skip
