"""Where cards and talks show in the rooms below."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.cards.acts import to_deal
from xiaodui.cards.acts.opening import carry, sees
from xiaodui.cards.verbs import MESSAGE_TURNED
from xiaodui.chat.pushing import redrawn
from xiaodui.chat.sockets import COMPOSE_TOOLS, INVITED, MESSAGE_TOOLS, ComposeTool, Tool
from xiaodui.core.refusal import Refusal
from xiaodui.core.sockets import Tab
from xiaodui.customers.models import Customer
from xiaodui.customers.sockets import CHILDREN, CUSTOMER_ASIDE, Child
from xiaodui.deals.showing import DEAL_SIDE


def _refuse_who_sees_nothing(room: Any, people: Any) -> None:
    """Into the room of a record comes who sees the record."""
    if room.kind != "record":
        return
    if blind := [person.name for person in people if not sees(person, room.about)]:
        raise Refusal(
            "room.record",
            _("%(names)s 看不到这条记录，不能请进来。先请他一起跟，或者把记录移交给他。") % {"names": "、".join(blind)},
        )


def _talk(kind: str) -> Any:
    def part(request: Any, record: Any) -> tuple[str, dict[str, Any]]:
        return "cards/_talk_place.html", {"kind": kind, "pk": record.pk}

    return part


def _merged(kept: Customer, gone: Customer) -> int:
    return carry(f"customer:{gone.pk}", f"customer:{kept.pk}")


def _unmerged(kept: Customer, gone: Customer, moved: Any) -> None:
    if moved:
        carry(f"customer:{kept.pk}", f"customer:{gone.pk}")


redrawn(MESSAGE_TURNED)
INVITED.plug(_refuse_who_sees_nothing)
CUSTOMER_ASIDE.plug(Tab("talk", _("群聊"), 15, _talk("customer")))
DEAL_SIDE.plug(Tab("talk", _("群聊"), 90, _talk("deal")))
CHILDREN.plug(Child("talks", merged=_merged, unmerged=_unmerged))
COMPOSE_TOOLS.plug(ComposeTool("card", 30, "cards/_tool.html"))
MESSAGE_TOOLS.plug(
    Tool("task", _("记成待办"), "checkbox", 10, lambda message: reverse("message-to-task", args=[message.pk]))
)
MESSAGE_TOOLS.plug(
    Tool("deal", _("开商机"), "layout-kanban", 20, lambda message: reverse("message-to-deal", args=[message.pk]), may=to_deal.may)
)  # fmt: skip
