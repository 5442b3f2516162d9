"""Where receipts show in the chat."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.chat.pushing import redrawn
from xiaodui.chat.sockets import ENCLOSURES, MESSAGE_TOOLS, Enclosure, Tool
from xiaodui.core.refusal import Invalid
from xiaodui.governance.sockets import EXECUTES, Execution
from xiaodui.journal.kinds import KINDS, kind_of_model
from xiaodui.receipts import acts
from xiaodui.receipts.acts.answering import end
from xiaodui.receipts.drawing import drawn
from xiaodui.receipts.models import Receipt
from xiaodui.receipts.reading import may_see
from xiaodui.receipts.verbs import CHANGES


def check(room: Any, by: Any, ids: Sequence[int]) -> None:
    raise Invalid({"enclosed": [_("请大家点知道了，要在发出去的那一条上点。")]})


def recall(message: Any, ids: Sequence[int]) -> None:
    end(Receipt.objects.filter(pk__in=ids))


def may_ask(by: Any, message: Any) -> bool:
    return acts.ask.may(by, message) and not any(key.startswith("receipt:") for key in message.enclosed)


ENCLOSURES.plug(Enclosure("receipt", _("知道了"), "receipts/_receipt.html", drawn, check, recalled=recall))
MESSAGE_TOOLS.plug(
    Tool("receipt", _("请大家点知道了"), "checks", 30, lambda one: reverse("ask-receipt", args=[one.pk]), may=may_ask)
)
MESSAGE_TOOLS.plug(
    Tool("readers", _("谁看过"), "eye", 31, lambda one: reverse("readers", args=[one.pk]), opens="panel", may=may_see)
)
KINDS.plug(
    kind_of_model(Receipt, _("回执"), lambda pk: reverse("receipt", args=[pk]), icon="checks", name="message__text")
)
EXECUTES.plug(
    Execution(
        "chat.seen",
        "按这一条决定看不看得到谁读过、谁在线",
        "Decides whether one sees who has read and who is online",
        "看的时候",
        "When it is looked at",
    )
)
redrawn(*CHANGES)
