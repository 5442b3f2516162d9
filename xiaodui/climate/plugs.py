"""Where thanks and climate show in the chat."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.chat.sockets import BESIDE_TOOLS, ENCLOSURES, MESSAGE_TOOLS, ROOM_TOOLS, Enclosure, Tool
from xiaodui.climate.acts.thanking import check, forget, keep, set_aside
from xiaodui.climate.models import Thanks
from xiaodui.governance.sockets import EXECUTES, Execution
from xiaodui.journal.kinds import KINDS, Kind


def _load(ids: Iterable[int]) -> Mapping[int, Thanks]:
    return Thanks.objects.select_related("by", "to").in_bulk(list(ids))


def _names(ids: Iterable[int]) -> dict[int, str]:
    return {pk: str(one) for pk, one in _load(ids).items()}


def _opened(person: Any, ids: Iterable[int]) -> dict[int, str]:
    rows = Thanks.objects.visible_to(person).filter(pk__in=list(ids)).select_related("to")
    return {one.pk: str(one) for one in rows}


def _seen(person: Any, ids: Iterable[int]) -> set[int]:
    return set(_opened(person, ids))


def _may_thank(by: Any, message: Any) -> bool:
    return message.author_id not in {None, by.pk} and not message.room.archived_at


def _shows(by: Any, room: Any) -> bool:
    return not room.is_direct


ENCLOSURES.plug(Enclosure("thanks", _("谢意"), "climate/_card.html", _load, check, keep, forget, set_aside))
KINDS.plug(Kind("thanks", _("谢意"), _names, lambda pk: reverse("thanks-one", args=[pk]), "mood-heart", _seen, _opened))
MESSAGE_TOOLS.plug(
    Tool(
        "thank",
        _("谢他一句"),
        "mood-heart",
        20,
        lambda one: reverse("thank-for-message", args=[one.pk]),
        may=_may_thank,
    )
)
ROOM_TOOLS.plug(
    Tool(
        "climate", _("氛围"), "ear", 35, lambda room: reverse("room-climate", args=[room.pk]), opens="panel", may=_shows
    )
)
ROOM_TOOLS.plug(
    Tool("thank", _("谢一位同事"), "mood-heart", 36, lambda room: reverse("thank-in-room", args=[room.pk]), may=_shows)
)
BESIDE_TOOLS.plug(Tool("thanks", _("谢意"), "mood-heart", 60, lambda none: reverse("thanks"), opens="page"))
EXECUTES.plug(
    Execution(
        "chat.climate", "每个群看得到自己四周的冷暖，只算全群；一天谢满了就等明天",
        "Each room sees its own four weeks as a whole; thanks beyond the day's number wait until tomorrow", "随时看得到", "At any time",
    )
)  # fmt: skip
