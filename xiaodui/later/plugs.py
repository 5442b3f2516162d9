"""Where it shows in the chat."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.chat.sockets import BESIDE_TOOLS, COMPOSE_TOOLS, MESSAGE_TOOLS, TO_BE_SAID, ComposeTool, Tool
from xiaodui.journal.kinds import KINDS, kind_of_model
from xiaodui.later.models import Saved, Waiting


def waiting_for(person: Any) -> int:
    return Waiting.objects.visible_to(person).open().count()


def carried() -> Iterator[str]:
    for keys in Waiting.objects.open().exclude(enclosed=[]).values_list("enclosed", flat=True):
        yield from keys


def _is_saved(by: Any, message: Any) -> bool:
    return Saved.objects.visible_to(by).filter(message=message, done_at=None).exists()


BESIDE_TOOLS.plug(
    Tool("later", _("稍后"), "clock", 30, lambda thing: reverse("later"), opens="page", count=waiting_for)
)
TO_BE_SAID.plug(carried)
COMPOSE_TOOLS.plug(ComposeTool("later", 80, "later/_tool.html"))
MESSAGE_TOOLS.plug(
    Tool("remind", _("到时候提醒我"), "alarm", 40, lambda one: reverse("remind-of-message", args=[one.pk]))
)
MESSAGE_TOOLS.plug(
    Tool("save", _("收着以后看"), "bookmark", 41, lambda one: reverse("save-message", args=[one.pk]), opens="press",
         may=lambda by, one: not _is_saved(by, one))
)  # fmt: skip
MESSAGE_TOOLS.plug(
    Tool(
        "finish",
        _("收着的处理好了"),
        "circle-check",
        41,
        lambda one: reverse("finish-message", args=[one.pk]),
        opens="press",
        may=_is_saved,
    )
)
KINDS.plug(kind_of_model(Waiting, _("定时的消息"), lambda pk: reverse("later"), icon="clock-play", name="text"))
