"""Before it goes: may he speak here now, is it too fast, is it night, is it to be looked at first?"""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.chat.acts.rights import runs
from xiaodui.chat.minding import is_told, judged
from xiaodui.chat.models import Message
from xiaodui.chat.sockets import LOOKS, Look, Saying
from xiaodui.core import clock, spoken
from xiaodui.core.calendar.company import company_calendar
from xiaodui.core.prepared import Prepared
from xiaodui.core.refusal import Refusal
from xiaodui.governance import rules as rulebook
from xiaodui.governance.sockets import EXECUTES, Execution
from xiaodui.norms.acts.keeping import hold
from xiaodui.norms.models import Hush, Pace
from xiaodui.norms.quiet import Quiet
from xiaodui.norms.rules import in_quiet, is_flood, wait_for
from xiaodui.norms.running import lookers_of
from xiaodui.people.calendars import calendar_of

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
    if saying.passed:
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
    if saying.reworded or saying.passed:
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


def quiet_hours(person: Any) -> Quiet:
    """Since when and until when nobody is to be disturbed; on his days off, all day. Two queries."""
    since, until = rulebook.value("chat.quiet_from", for_=person), rulebook.value("chat.quiet_until", for_=person)
    calendar = calendar_of(person) if person is not None else company_calendar()
    wall = clock.now().astimezone(calendar.zone)
    now = in_quiet(f"{wall:%H:%M}", since.value, until.value, calendar.is_workday(wall.date()))
    return Quiet(since, until, calendar, wall, now)


def quiet(saying: Saying) -> dict[str, Any]:
    """Asked, not forbidden: at night and on a day off whoever calls by name or marks as urgent may still send it."""
    asks = rulebook.value("chat.quiet_asks", for_=saying.by)
    calls = saying.urgent or "@" in saying.text or "＠" in saying.text
    if not (asks.value and calls) or saying.reworded or saying.passed:
        return {}
    hours = quiet_hours(saying.by)
    if not hours.now:
        return {}
    if saying.anyway:
        return {"quiet": True}
    if hours.is_day_off:
        said = _("你今天不上班，%(when)s 上班。能等就那以后发；真急打电话。照原样发也行，对方没回不算晚。")
        raise Refusal("message.quiet", said % {"when": hours.work_said}, clause=hours.since.cite)
    said = _(
        "现在是免打扰时间（%(since)s 到 %(until)s）。能等就 %(end)s 以后发；真急打电话。照原样发也行，对方没回不算晚。"
    )
    values = {"since": hours.since.value, "until": hours.until.value, "end": hours.end_said}
    raise Refusal("message.quiet", said % values, clause=hours.since.cite)


def held(saying: Saying) -> dict[str, Any]:
    """What is sent as it is waits for a look, where the clause says so. Not in talks between two, not of who runs the room."""
    ruled = rulebook.value("chat.conduct_holds", for_=saying.by)
    if not (ruled.value and saying.anyway) or saying.passed or saying.room.is_direct or runs(saying.by, saying.room):
        return {}
    if not is_told(saying.room, judged(saying.text, saying.by)):
        return {}
    if saying.reworded:
        raise Refusal("message.unseen", _("改成这样要先由管群的人看过，换个说法再改。"), clause=ruled.cite)
    keepers, decider = lookers_of(saying.room, saying.by)
    said: Any = _("先由管群的人看一眼，放行了就发出去；你写的在「群规」里看得到，一个字没丢。")
    if not keepers:
        if decider is None:
            none = _("照原样发要先有人看过，可是公司里没有没参与的上一级能看。换个说法再发，或者当面说。")
            raise Refusal("message.nobody_looks", none, clause=ruled.cite)
        said = _("这个群没有别人管，先由 %(name)s 看一眼，放行了就发出去；你写的在「群规」里看得到，一个字没丢。") % {
            "name": decider.name
        }
    raise Refusal(
        "message.held", said, attempt=lambda: hold(saying, ruled.cite, keepers, decider), kept=True, clause=ruled.cite
    )


LOOKS.plug(Look("hushed", 5, hushed))
LOOKS.plug(Look("pace", 10, paced))
LOOKS.plug(Look("held", 55, held))
LOOKS.plug(Look("quiet", 60, quiet))
EXECUTES.plug(
    Execution(
        "chat.pace", "一分钟里太多、慢速没到点的，先留在输入框里；免打扰时段和不上班的日子点名先问一句；每周一看够不够聊，只告诉管群的人",
        "What comes too fast stays in the box; in quiet hours and on days off the writer is asked first; each Monday who runs a room "
        "that wanted more is told", "发出前；每周一", "Before it goes; on Mondays",
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
