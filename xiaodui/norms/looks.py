"""Before it goes: may he speak here now, is it too fast, is it night, is it to be looked at first?"""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from xiaodui.chat.acts.rights import runs
from xiaodui.chat.minding import is_told, judged
from xiaodui.chat.models import Message
from xiaodui.chat.sockets import LOOKS, Look, Saying
from xiaodui.core import clock, spoken
from xiaodui.core.prepared import Prepared
from xiaodui.core.refusal import Refusal
from xiaodui.governance import rules as rulebook
from xiaodui.governance.sockets import EXECUTES, Execution
from xiaodui.norms.acts.keeping import hold, is_passing
from xiaodui.norms.models import Hush, Pace
from xiaodui.norms.rules import in_quiet, is_flood, wait_for

LATELY = 600
"""Messages of the room that are looked through: more were not said in a minute by people."""
_HUSH = Prepared(
    lambda room, person, now: Hush.objects.standing(now).filter(room_id=room, person_id=person).order_by("pk"),
    int, int, datetime,
)  # fmt: skip
_SAID = Prepared(
    lambda room, author, seq, since: Message.objects.filter(
        room_id=room, author_id=author, seq__gt=seq, said_at__gt=since
    ).order_by("-seq").values_list("said_at"),
    int, int, int, datetime,
)  # fmt: skip
_SLOW = Prepared(lambda room: Pace.objects.filter(room_id=room).exclude(slow=0).values_list("slow"), int)


def hushed(saying: Saying) -> dict[str, Any]:
    """One query."""
    if is_passing():
        return {}
    for found in _HUSH.records(saying.room.pk, saying.by.pk, clock.now()):
        said = {"until": spoken.moment(found.until), "reason": found.reason}
        raise Refusal(
            "message.hushed", _("管群的人请你先别在这里说话，到 %(until)s：%(reason)s。不认同可以在「群规」里提异议。") % said,
            clause=found.cite,
        )  # fmt: skip
    return {}


def paced(saying: Saying) -> dict[str, Any]:
    """Two queries. Who runs the room isn't slowed down, nor anybody in a talk between two; a flood is one everywhere."""
    if saying.reworded or is_passing():
        return {}
    now = clock.now()
    room, hour = saying.room.pk, now - timedelta(hours=1)
    times = [at for (at,) in _SAID.rows(room, saying.by.pk, saying.room.last_seq - LATELY, hour)]
    ruled = rulebook.value("chat.flood_per_minute", for_=saying.by)
    if is_flood(times, now, ruled.value):
        raise Refusal(
            "message.flood",
            _("一分钟里发了 %(most)s 条了，歇一下，把剩下的合成一条。") % {"most": ruled.value},
            clause=ruled.cite,
        )
    for (slow,) in _SLOW.rows(room) if times else []:
        if (left := wait_for(times[0], now, slow)) and not runs(saying.by, saying.room):
            raise Refusal(
                "message.slow",
                _("这个群开着慢速，%(slow)s 秒说一句；再等 %(left)s 秒。") % {"slow": slow, "left": left},
                clause=ruled.cite,
            )
    return {}


def quiet_hours(person: Any) -> tuple[Any, Any, bool]:
    """Since when and until when nobody is to be disturbed, as values with their clauses; and whether it is so now."""
    since, until = rulebook.value("chat.quiet_from", for_=person), rulebook.value("chat.quiet_until", for_=person)
    return since, until, in_quiet(timezone.localtime(clock.now()).strftime("%H:%M"), since.value, until.value)


def quiet(saying: Saying) -> dict[str, Any]:
    """Asked, not forbidden: at night whoever calls by name or marks as urgent may still send it."""
    asks = rulebook.value("chat.quiet_asks", for_=saying.by)
    calls = saying.urgent or "@" in saying.text or "＠" in saying.text
    if not (asks.value and calls) or saying.reworded or is_passing():
        return {}
    since, until, now = quiet_hours(saying.by)
    if not now:
        return {}
    if saying.anyway:
        return {"quiet": True}
    said = {"since": since.value, "until": until.value}
    raise Refusal(
        "message.quiet",
        _(
            "现在是免打扰时间（%(since)s 到 %(until)s）。能等就 %(until)s 以后发；真急打电话。照原样发也行，对方没回不算晚。"
        )
        % said,
        clause=since.cite,
    )


def held(saying: Saying) -> dict[str, Any]:
    """What is sent as it is waits for a look, where the clause says so. Not in talks between two, not of who runs the room."""
    ruled = rulebook.value("chat.conduct_holds", for_=saying.by)
    if not (ruled.value and saying.anyway) or is_passing() or saying.room.is_direct or runs(saying.by, saying.room):
        return {}
    if not is_told(saying.room, judged(saying.text)):
        return {}
    if saying.reworded:
        raise Refusal("message.unseen", _("改成这样要先由管群的人看过，换个说法再改。"), clause=ruled.cite)
    raise Refusal(
        "message.held", _("先由管群的人看一眼，放行了就发出去；你写的在「群规」里看得到，一个字没丢。"),
        attempt=lambda: hold(saying, ruled.cite), clause=ruled.cite,
    )  # fmt: skip


LOOKS.plug(Look("hushed", 5, hushed))
LOOKS.plug(Look("pace", 10, paced))
LOOKS.plug(Look("held", 55, held))
LOOKS.plug(Look("quiet", 60, quiet))
EXECUTES.plug(
    Execution(
        "chat.pace", "一分钟里太多、慢速没到点的，先留在输入框里；免打扰时段点名先问一句；每周一看够不够聊，只告诉管群的人",
        "What comes too fast stays in the box; in quiet hours the writer is asked first; each Monday who runs a room that wanted more "
        "is told", "发出前；每周一", "Before it goes; on Mondays",
    )
)  # fmt: skip
EXECUTES.plug(
    Execution(
        "chat.keeping", "撤下、禁言、退回都写明原因和条款，本人马上收到，可以提异议，由没参与的上一级限期答复",
        "Taking down, silencing and giving back name reason and clause; the one concerned is told at once and may object, and the "
        "next leader who had no part in it answers in time", "做的那一刻", "At that moment",
    )
)  # fmt: skip
EXECUTES.plug(
    Execution(
        "chat.conduct",
        "公司可以改成：照原样发的，先由管群的人看过再出去",
        "A company may choose that what is sent as it is waits for who runs the room", "发出前", "Before it goes",
    )
)  # fmt: skip
