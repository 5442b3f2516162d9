"""Calling everybody interrupts everybody: in a large room it is for those who run it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.chat.acts.rights import runs
from xiaodui.chat.drawing import called
from xiaodui.chat.models import Seat
from xiaodui.chat.people import ALL
from xiaodui.chat.sockets import LOOKS, Look, Saying
from xiaodui.core.refusal import Refusal
from xiaodui.governance import rules
from xiaodui.governance.sockets import EXECUTES, Execution

CLAUSE = "chat.calling_most"


def may_call_all(by: Any, room: Any) -> bool:
    """Up to two queries."""
    most = int(rules.value(CLAUSE, for_=by).value)
    return room.is_direct or runs(by, room) or Seat.objects.present().filter(room=room).count() <= most


def asked_first(saying: Saying) -> dict[str, Any]:
    """Nothing, where the text doesn't call all: no query."""
    if "@" not in saying.text.replace("＠", "@"):
        return {}
    calls = any(ids for _words, ids in called(saying.text, dict.fromkeys(ALL, frozenset({0}))))
    if not calls or may_call_all(saying.by, saying.room):
        return {}
    ruled = rules.value(CLAUSE, for_=saying.by)
    raise Refusal(
        "message.all",
        _("这个群超过 %(most)s 人，@所有人 由群主和管理员来用。请 @具体的同事、@小队，或者请群主发。")
        % {"most": ruled.value},
        clause=ruled.cite,
    )


LOOKS.plug(Look("calling", 40, asked_first))
EXECUTES.plug(
    Execution(
        "chat.calling",
        "人多的群里，@所有人 只有群主和管理员发得出去",
        "In large rooms only who runs the room can send @everyone",
        "发出前",
        "Before it goes",
    )
)
