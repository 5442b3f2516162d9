"""Where the rules of a room show in the chat and elsewhere."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.chat.sockets import BESIDE_TOOLS, COMPOSE_TOOLS, MESSAGE_TOOLS, ROOM_TOOLS, TO_BE_SAID, ComposeTool, Tool
from xiaodui.core import clock
from xiaodui.governance.sockets import EXECUTES, Execution
from xiaodui.journal.kinds import KINDS, Kind
from xiaodui.norms import acts
from xiaodui.norms.listing import count
from xiaodui.norms.models import Flag, Held, Hush, Objection, TakeDown, Wait
from xiaodui.norms.models.objection import OBJECTED_FOR


def _names(ids: Iterable[int]) -> dict[int, str]:
    rows = Wait.objects.filter(pk__in=list(ids)).select_related("asker")
    return {one.pk: str(one) for one in rows}


def _opened(person: Any, ids: Iterable[int]) -> dict[int, str]:
    rows = Wait.objects.visible_to(person).filter(pk__in=list(ids)).select_related("asker")
    return {one.pk: str(one) for one in rows}


def _seen(person: Any, ids: Iterable[int]) -> set[int]:
    return set(_opened(person, ids))


def carried() -> Iterator[str]:
    """By what is held and may still go, and what was taken down and may still come back."""
    since = clock.now() - OBJECTED_FOR
    for rows in (Held.objects.may_still_go(since), TakeDown.objects.may_return(since)):
        for keys in rows.exclude(enclosed=[]).values_list("enclosed", flat=True):
            yield from keys


def _kind(model: Any, label: Any, icon: str, url: str, *joined: str) -> Kind:
    """A kind whose rows are named by themselves, each within its readers' sight."""

    def names(ids: Iterable[int]) -> dict[int, str]:
        return {pk: str(label) for pk in model.objects.filter(pk__in=list(ids)).values_list("pk", flat=True)}

    def opened(person: Any, ids: Iterable[int]) -> dict[int, str]:
        rows = model.objects.visible_to(person).filter(pk__in=list(ids)).select_related(*joined)
        return {one.pk: str(one) for one in rows}

    return Kind(
        model._meta.model_name, label, names, lambda pk: reverse(url, args=[pk]), icon,
        lambda person, ids: set(opened(person, ids)), opened,
    )  # fmt: skip


KINDS.plug(_kind(Hush, _("先别说话"), "volume-off", "hush", "room"))
KINDS.plug(_kind(Held, _("等着看的一条"), "hourglass", "held", "room"))
KINDS.plug(_kind(Flag, _("不合适的一条"), "flag", "flag"))
KINDS.plug(_kind(TakeDown, _("撤下的一条"), "arrow-back-up", "takedown"))
KINDS.plug(_kind(Objection, _("异议"), "hand-stop", "objection", "by"))
ROOM_TOOLS.plug(Tool("norms", _("群规"), "scale", 30, lambda room: reverse("room-norms", args=[room.pk]), opens="page"))
MESSAGE_TOOLS.plug(
    Tool(
        "flag",
        _("这条不合适"),
        "flag",
        80,
        lambda one: reverse("flag-message", args=[one.pk]),
        may=lambda by, one: acts.flag.may(by, one),
    )
)
MESSAGE_TOOLS.plug(
    Tool(
        "take-down", _("撤下，写明原因"), "arrow-back-up", 90, lambda one: reverse("take-down-message", args=[one.pk]),
        may=lambda by, one: acts.take_down.may(by, one),
    )
)  # fmt: skip
KINDS.plug(Kind("wait", _("等回话"), _names, lambda pk: reverse("wait", args=[pk]), "message-reply", _seen, _opened))
BESIDE_TOOLS.plug(
    Tool("waits", _("等我回"), "message-reply", 20, lambda none: reverse("waits"), opens="page", count=count)
)
TO_BE_SAID.plug(carried)
COMPOSE_TOOLS.plug(ComposeTool("urgent", 60, "norms/_urgent.html"))
EXECUTES.plug(
    Execution(
        "chat.reply",
        "说出口就开钟，只算上班时间：过一半提醒，到点再提醒，再过了找代理人，最后告诉组长；回了、撤回、问的人说有答案了，钟就停",
        "The clock starts when it is said and counts working time: a reminder at half, another when it is due, then the deputy, "
        "at last the leader; an answer, a recall or a word of who asked stops it", "说出口后几秒内", "Within seconds",
    )
)  # fmt: skip
