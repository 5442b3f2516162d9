"""Who is told, what goes by e-mail, and when."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

NEWS_FOR = timedelta(days=30)
"""What happened longer ago is no news: an import of last year's hand-overs rings nobody."""
FRESH_FOR = timedelta(days=3)
"""What is heard of later than that lies in the inbox as read: it can be found, but rings nobody."""
MERGE = timedelta(minutes=2)
"""A letter waits so long for more of the kind that goes at once."""
MAILS_AN_HOUR = 6
TRIES = 12
"""Attempts at a letter before it is given up; with back-off, about nine hours."""
LONGEST_WAIT = 60
"""Minutes."""


def is_news(happened_at: datetime, now: datetime) -> bool:
    return happened_at > now - NEWS_FOR


def is_fresh(happened_at: datetime, now: datetime) -> bool:
    return happened_at > now - FRESH_FOR


def is_muted(kind: str, about: Collection[str], mutes: Collection[tuple[str, str]]) -> bool:
    """`mutes` are (kind, record) pairs of one person; `about` the keys that a notice stands for."""
    return any(muted == kind or record in about for muted, record in mutes if muted or record)


def read_time(said: str) -> time:
    """A time of day as people type it: 8:30, 08:30, 08:30:00. ValueError for anything else."""
    found = re.fullmatch(r"([01]?\d|2[0-3])[:：]([0-5]\d)(:[0-5]\d)?", said.strip(), re.ASCII)
    if not found:
        raise ValueError(said)
    return time(int(found[1]), int(found[2]))


@dataclass(frozen=True)
class Wish:
    """How a person wants his mail. Times are on the clocks of `zone`; `works(day)` says whether he works on a day, asked
    only if he `rests`."""

    way: str
    digest_at: time
    quiet_from: time
    quiet_until: time
    rests: bool
    zone: tzinfo
    works: Callable[[date], bool]


def mail_at(given_at: datetime, urgent: bool, wish: Wish) -> datetime | None:
    """When a notice may go by e-mail at the earliest; None for never.

    Urgent ones, and all of who wants each, go two minutes later; others with the next digest. Neither goes in quiet
    hours or on a day off.
    """
    if wish.way == "off":
        return None
    soon = given_at + MERGE
    return loud_at(soon if urgent or wish.way == "each" else _next(wish.digest_at, given_at, wish.zone), wish)


def _next(at: time, after: datetime, zone: tzinfo) -> datetime:
    """The first instant not before `after` at which clocks in `zone` show `at`."""
    today = after.astimezone(zone).date()
    days = (today, today + timedelta(days=1))
    return next(one for day in days if (one := _instant(day, at, zone)) >= after or day != today)


def _instant(day: date, at: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, at, tzinfo=zone)


def loud_at(instant: datetime, wish: Wish) -> datetime:
    """`instant` itself, or when the quiet round it ends."""
    local = instant.astimezone(wish.zone)
    day, now = local.date(), local.time().replace(tzinfo=None)
    begin, end = wish.quiet_from, wish.quiet_until
    over_midnight = begin > end
    if over_midnight and now >= begin:
        day, until = day + timedelta(days=1), end
    elif (over_midnight and now < end) or begin <= now < end:
        until = end
    elif not wish.rests or wish.works(day):
        return instant
    else:
        until = now
    return _instant(*_working(day, until, wish), wish.zone)


def _working(day: date, at: time, wish: Wish) -> tuple[date, time]:
    """That time of that day, or the end of the quiet hours of the next day on which he works."""
    if not wish.rests or wish.works(day):
        return day, at
    later = (day + timedelta(days=ahead) for ahead in range(1, 60))
    return next((one for one in later if wish.works(one)), day), wish.quiet_until


def wait_after(tries: int) -> timedelta:
    """How long a letter waits after its `tries`-th failure: 2, 4, 8 … 60 minutes."""
    return timedelta(minutes=min(2 ** min(tries, 10), LONGEST_WAIT))
