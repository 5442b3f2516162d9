"""A room's last four weeks, read from its rows."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.chat.models import Message, Room, Seat
from xiaodui.climate.models import Thanks
from xiaodui.climate.rules import Weeks, median
from xiaodui.core import clock
from xiaodui.norms.models import Flag, Held, TakeDown, Wait

DAYS = 28
ANSWERED = {"replied", "signed", "other"}
SHOWN = 50


@dataclass(frozen=True)
class KeptBack:
    """One that was held, flagged or taken down: whose, its words where it was held, else the reason."""

    icon: str
    label: Any
    writer: Any
    said: str
    at: datetime
    url: str


def since() -> Any:
    return clock.now() - timedelta(days=DAYS)


def firsts() -> list[Any]:
    """When each of the four weeks began, the oldest first."""
    start = since()
    return [start + timedelta(days=7 * week) for week in range(4)]


def questions(room: Room) -> Any:
    """What waited for an answer: what its asker withdrew or settled himself is no question any more, nor what wasn't the
    asked one's to answer."""
    return Wait.objects.filter(room=room, asked_at__gte=since()).exclude(end__in=["withdrawn", "settled", "excused"])


def kept_back(room: Room) -> tuple[Any, Any, Any]:
    """What was held, what was taken down, and what a colleague found unfit; a flag that was right counts as taken down,
    one that wasn't or was taken back doesn't count."""
    start = since()
    flags = Flag.objects.filter(message__room=room, at__gte=start).exclude(outcome__in=["down", "fine", "back"])
    return (
        Held.objects.filter(room=room, held_at__gte=start), TakeDown.objects.filter(message__room=room, at__gte=start), flags,
    )  # fmt: skip


def weeks_of(room: Room) -> Weeks:
    """Some nine queries, whatever was said."""
    edges = [*firsts(), clock.now()]
    start = edges[0]
    seated = Seat.objects.present().filter(room=room).values("person_id")
    said = Message.objects.filter(room=room, said_at__gte=start).exclude(author=None)
    asked = list(questions(room).values_list("asked_at", "ended_at", "end"))
    answered = [(end - at).total_seconds() / 60 for at, end, how in asked if how in ANSWERED and end]
    return Weeks(
        people=seated.count(), spoke=said.filter(author__in=seated).order_by().values("author").distinct().count(),
        asked=len(asked), answered=len(answered), median=median(answered),
        thanks=Thanks.objects.filter(room=room, made_at__gte=start, recalled=False).count(),
        held=sum(rows.count() for rows in kept_back(room)),
        said=[said.filter(said_at__gt=edges[at], said_at__lte=edges[at + 1]).count() for at in range(4)],
    )  # fmt: skip


def silent_ones(room: Room) -> list[str]:
    """Names of who sits here and said nothing; asked only where the clause lets who runs the room know."""
    spoke = Message.objects.filter(room=room, said_at__gte=since()).exclude(author=None).values("author_id")
    seats = Seat.objects.present().filter(room=room).exclude(person__in=spoke)
    return list(seats.order_by("person__initials").values_list("person__name", flat=True)[:SHOWN])


def behind(room: Room, what: str, person: Any) -> list[Message]:
    """The messages of a figure, the latest first, in the reader's sight; without saying who owed what."""
    rows = Message.objects.visible_to(person).filter(room=room).standing().select_related("author")
    if what == "thanks":
        rows = rows.filter(thanks__made_at__gte=since(), thanks__recalled=False)
    else:
        ended = {"end__in": ANSWERED} if what == "answered" else {"ended_at": None}
        rows = rows.filter(pk__in=questions(room).filter(**ended).values("message"))
    return list(rows.order_by("-seq")[:SHOWN])


def slowest(room: Room, person: Any) -> list[tuple[Message, int]]:
    """The answered questions with their minutes, the slowest first, in the reader's sight; without saying who owed what."""
    seen = Message.objects.visible_to(person).filter(room=room).standing()
    rows = questions(room).filter(end__in=ANSWERED, message__in=seen).exclude(ended_at=None)
    rows = rows.annotate(took=F("ended_at") - F("asked_at")).order_by("-took", "-pk").select_related("message__author")
    return [(one.message, round(one.took.total_seconds() / 60)) for one in rows[:SHOWN]]


def kept_back_seen(room: Room, person: Any) -> list[KeptBack]:
    """What was held, flagged and taken down, the latest first, as far as its own sight lets him. Three queries."""
    held, downs, flags = (rows.visible_to(person).order_by("-pk") for rows in kept_back(room))
    found = [
        KeptBack("hourglass", _("拦下的"), one.by, one.text, one.held_at, _place(one.message_id, "held", one))
        for one in held.select_related("by")[:SHOWN]
    ]
    found += [
        KeptBack("arrow-back-up", _("撤下的"), one.message.author, one.reason, one.at, _place(one.message_id))
        for one in downs.select_related("message__author")[:SHOWN]
    ]
    found += [
        KeptBack(
            "flag", _("报不合适的"), one.message.author, one.reason, one.at,
            _place(one.message_id if one.decided_at else None, "flag", one),
        )
        for one in flags.select_related("message__author")[:SHOWN]
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.at, reverse=True)[:SHOWN]


def _place(message: int | None, page: str = "", row: Any = None) -> str:
    """Where it stands in the room; what waits to be decided, where that is done."""
    return reverse("message", args=[message]) if message else reverse(page, args=[row.pk])


def supports(person: Any) -> list[dict[str, Any]]:
    """Who thanks whom in his rooms over 90 days, the most first: {"by", "to", "n", "share"}; share of the most. One query."""
    rows = Thanks.objects.visible_to(person).filter(made_at__gte=clock.now() - timedelta(days=90))
    found = list(
        rows.values("by__name", "to__name", "by", "to")
        .annotate(n=Count("pk", distinct=True))
        .order_by("-n", "by", "to")[:30]
    )
    most = max((one["n"] for one in found), default=1)
    return [{"by": one["by__name"], "to": one["to__name"], "n": one["n"], "share": one["n"] / most} for one in found]
