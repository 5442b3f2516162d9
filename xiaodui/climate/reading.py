"""A room's last four weeks, read from its rows."""

from datetime import timedelta
from typing import Any

from xiaodui.chat.models import Message, Room, Seat
from xiaodui.climate.models import Thanks
from xiaodui.climate.rules import Weeks, median
from xiaodui.core import clock
from xiaodui.norms.models import Flag, Held, TakeDown, Wait

DAYS = 28
ANSWERED = {"replied", "signed", "other"}
SHOWN = 50


def since() -> Any:
    return clock.now() - timedelta(days=DAYS)


def firsts() -> list[Any]:
    """When each of the four weeks began, the oldest first."""
    start = since()
    return [start + timedelta(days=7 * week) for week in range(4)]


def questions(room: Room) -> Any:
    """What waited for an answer: what its asker withdrew or settled himself is no question any more."""
    return Wait.objects.filter(room=room, asked_at__gte=since()).exclude(end__in=["withdrawn", "settled"])


def weeks_of(room: Room) -> Weeks:
    """Some nine queries, whatever was said."""
    edges = [*firsts(), clock.now()]
    start = edges[0]
    seated = Seat.objects.taken().filter(room=room, person__is_active=True).values("person_id")
    said = Message.objects.filter(room=room, said_at__gte=start).exclude(author=None)
    asked = list(questions(room).values_list("asked_at", "ended_at", "end"))
    answered = [(end - at).total_seconds() / 60 for at, end, how in asked if how in ANSWERED and end]
    kept = Held.objects.filter(room=room, held_at__gte=start).count()
    kept += TakeDown.objects.filter(message__room=room, at__gte=start).count()
    kept += Flag.objects.filter(message__room=room, at__gte=start).exclude(outcome__in=["down", "fine"]).count()
    return Weeks(
        people=seated.count(), spoke=said.filter(author__in=seated).order_by().values("author").distinct().count(),
        asked=len(asked), answered=len(answered), median=median(answered),
        thanks=Thanks.objects.filter(room=room, made_at__gte=start, recalled=False).count(), held=kept,
        said=[said.filter(said_at__gt=edges[at], said_at__lte=edges[at + 1]).count() for at in range(4)],
    )  # fmt: skip


def silent_ones(room: Room) -> list[str]:
    """Names of who sits here and said nothing; asked only where the clause lets who runs the room know."""
    spoke = Message.objects.filter(room=room, said_at__gte=since()).exclude(author=None).values("author_id")
    seats = Seat.objects.taken().filter(room=room, person__is_active=True).exclude(person__in=spoke)
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


def supports(person: Any) -> list[dict[str, Any]]:
    """Who thanks whom in his rooms over 90 days, the most first: {"by", "to", "n", "share"}; share of the most. One query."""
    from django.db.models import Count

    rows = Thanks.objects.visible_to(person).filter(made_at__gte=clock.now() - timedelta(days=90))
    found = list(
        rows.values("by__name", "to__name", "by", "to")
        .annotate(n=Count("pk", distinct=True))
        .order_by("-n", "by", "to")[:30]
    )
    most = max((one["n"] for one in found), default=1)
    return [{"by": one["by__name"], "to": one["to__name"], "n": one["n"], "share": one["n"] / most} for one in found]
