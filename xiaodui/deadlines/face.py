"""The one face of a promise: how much of its time is gone, and how that is said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from xiaodui.core import clock, spoken
from xiaodui.core.calendar import Calendar
from xiaodui.deadlines.clocks import Clocks
from xiaodui.deadlines.models import Deadline

HALF = Decimal("0.5")
ENDS = {
    "met": ("kept", noop("按时")), "late": ("", noop("晚了才办")), "waived": ("", noop("免了")),
    "passed": ("", noop("转给别人")), "closed": ("", noop("不用了")),
}  # fmt: skip
WEEK, FEW_HOURS = 7, 2


@dataclass(frozen=True)
class Face:
    """`state`: calm, due (half of it is gone), late, kept, or "" (outside working hours the clock rests; or it ended).

    `share` of the working time is gone, for the ring; `title` says the due instant in full.
    """

    state: str
    share: Decimal
    said: str
    title: str


def with_faces(deadlines: Iterable[Deadline]) -> list[Deadline]:
    """The same, each with its `face` as of now: a few queries for all of them together."""
    rows, now = list(deadlines), clock.now()
    clocks = Clocks({one.promiser_id for one in rows if one.is_open})
    for one in rows:
        calendar = clocks.of(one.promiser_id, one.of) if one.is_open and one.due_at > now else None
        one.__dict__["face"] = face_of(one, calendar, now)
    return rows


def face_of(deadline: Deadline, calendar: Calendar | None, now: datetime) -> Face:
    """`calendar` is asked for one that is open and not due yet."""
    title = _("%(due)s 到期") % {"due": spoken.moment(deadline.due_at)}
    if deadline.ended_at is not None:
        state, said = ENDS.get(deadline.end, ("", noop("不用了")))
        return Face(state, Decimal(1), _(said), title)
    if calendar is None or deadline.due_at <= now:
        return Face("late", Decimal(1), _("晚了 %(span)s") % {"span": short(now - deadline.due_at)}, title)
    gone = share_gone(deadline, calendar, now)
    if not calendar.is_working(now):
        return Face(
            "",
            gone,
            until(deadline.due_at, now),
            _("%(due)s 到期；现在是休息时间，钟停着") % {"due": spoken.moment(deadline.due_at)},
        )
    return Face("due" if gone >= HALF else "calm", gone, until(deadline.due_at, now), title)


def share_gone(deadline: Deadline, calendar: Calendar, now: datetime) -> Decimal:
    promised = calendar.worked_seconds(deadline.start, deadline.due_at)
    if not promised:
        return Decimal(1)
    return Decimal(round(1000 * min(calendar.worked_seconds(deadline.start, now) / promised, 1))) / 1000


def short(length: timedelta) -> str:
    """As it fits beside a ring: 88 分, 3 小时, 2 天; the smaller part only while it decides something."""
    minutes = int(length.total_seconds()) // 60
    if 60 <= minutes < FEW_HOURS * 60:
        return _("%(n)d 分") % {"n": minutes}
    whole = timedelta(hours=minutes // 60) if minutes >= 60 else length
    return spoken.span(whole)


def until(due: datetime, now: datetime) -> str:
    """还剩 8 分 while it is due today; else 明天 10:00, 周五 18:00, 12 月 3 日, on the reader's clocks."""
    there, here = timezone.localtime(due), timezone.localtime(now)
    days = (there.date() - here.date()).days
    if days < 1:
        return _("还剩 %(span)s") % {"span": short(due - now)}
    said: dict[str, Any] = {"clock": f"{there:%H:%M}"}
    if days == 1:
        return _("明天 %(clock)s") % said
    if days < WEEK:
        return _("%(weekday)s %(clock)s") % {**said, "weekday": _(spoken.WEEKDAYS[there.weekday()])}
    return spoken.day(there.date(), weekday=False)
