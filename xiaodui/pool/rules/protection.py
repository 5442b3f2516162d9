"""How long a customer is protected: what counted, replayed in order. Values in, values out.

| what counts | the end |
|---|---|
| `owned` | so many days from the day on which it became his; a cap and, where set, a day by which a deal must be won |
| `followed` | so many days later than it stood, to the cap at most; never after the end, never before it became his |
| `quoted` | so many days from the day of the quote, the cap notwithstanding |
| `won` | so many days from the contract's last day, the cap and the no-deal clock notwithstanding |

No step moves the end backward. Each carries the days that ruled at its own instant and the version that said so: a rule
changed later moves no date that was promised.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

OWNED, FOLLOWED, QUOTED, WON = "owned", "followed", "quoted", "won"


@dataclass(frozen=True)
class Step:
    """`day` is the business day from which `days` are counted (the contract's last one for `won`). `key` names the record:
    the same record counts once."""

    why: str
    at: datetime
    day: date
    days: int
    cite: str
    key: str = ""
    cap_days: int = 0
    no_deal_days: int = 0


@dataclass(frozen=True)
class Reckoned:
    """`why` and `cite` name the step that gave the end; "no-deal" where that clock cut it."""

    began_at: datetime
    until: datetime
    cap_at: datetime
    why: str
    cite: str
    extensions: int = 0
    followed_at: datetime | None = None
    quoted_at: datetime | None = None
    contract_until: date | None = None


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The instant at which this business day is over."""
    return datetime.combine(day + timedelta(days=1), time(), zone)


def last_day(until: datetime, zone: ZoneInfo) -> date:
    """The last business day that an end covers: 「保护到这一天」."""
    return (until - timedelta(microseconds=1)).astimezone(zone).date()


def reckon(steps: Sequence[Step], zone: ZoneInfo) -> Reckoned:
    """Replay them in order of their instants; exactly one is `owned`, and what lies before it counts only as quote or
    contract."""
    owned = next(step for step in steps if step.why == OWNED)
    cap = end_of(owned.day + timedelta(days=owned.cap_days), zone)
    so_far = Reckoned(owned.at, end_of(owned.day + timedelta(days=owned.days), zone), cap, OWNED, owned.cite)
    for step in sorted((one for one in steps if one is not owned), key=lambda one: (one.at, one.key)):
        so_far = _MOVES[step.why](so_far, step, zone)
    return _cut(so_far, owned, zone)


def _follow(so_far: Reckoned, step: Step, zone: ZoneInfo) -> Reckoned:
    if not so_far.began_at <= step.at < so_far.until:
        return so_far
    later = end_of(last_day(so_far.until, zone) + timedelta(days=step.days), zone)
    so_far = replace(so_far, followed_at=step.at)
    moved = _later(so_far, min(later, so_far.cap_at), step)
    return replace(moved, extensions=so_far.extensions + (moved is not so_far))


def _quote(so_far: Reckoned, step: Step, zone: ZoneInfo) -> Reckoned:
    end = end_of(step.day + timedelta(days=step.days), zone)
    return _later(replace(so_far, quoted_at=step.at), end, step)


def _win(so_far: Reckoned, step: Step, zone: ZoneInfo) -> Reckoned:
    end = end_of(step.day + timedelta(days=step.days), zone)
    last = max(step.day, so_far.contract_until or step.day)
    return _later(replace(so_far, contract_until=last), end, step)


def _later(so_far: Reckoned, end: datetime, step: Step) -> Reckoned:
    return replace(so_far, until=end, why=step.why, cite=step.cite) if end > so_far.until else so_far


_MOVES = {FOLLOWED: _follow, QUOTED: _quote, WON: _win}


def _cut(so_far: Reckoned, owned: Step, zone: ZoneInfo) -> Reckoned:
    """The clock of customers that bring no deal; a win stops it for good."""
    if not owned.no_deal_days or so_far.contract_until:
        return so_far
    by = end_of(owned.day + timedelta(days=owned.no_deal_days), zone)
    return replace(so_far, until=by, why="no-deal") if by < so_far.until else so_far


def added(steps: Iterable[Step], step: Step) -> list[Step]:
    """With this one, once: a record that counted already counts no second time."""
    kept = list(steps)
    return kept if any(one.why == step.why and one.key == step.key for one in kept) else [*kept, step]


def without(steps: Iterable[Step], why: str, key: str) -> list[Step]:
    """What was withdrawn counts no more."""
    return [one for one in steps if (one.why, one.key) != (why, key)]


def lasting(steps: Iterable[Step]) -> list[Step]:
    """What goes on counting for the next owner: quotes and contracts are the customer's, follow-ups their owner's."""
    return [one for one in steps if one.why in (QUOTED, WON)]


def kept(steps: Iterable[Step]) -> list[dict[str, Any]]:
    """As JSON keeps them."""
    return [
        {
            "why": one.why, "at": one.at.isoformat(), "day": one.day.isoformat(), "days": one.days, "cite": one.cite,
            "key": one.key, "cap_days": one.cap_days, "no_deal_days": one.no_deal_days,
        }
        for one in steps
    ]  # fmt: skip


def read(rows: Iterable[dict[str, Any]]) -> list[Step]:
    return [
        Step(
            row["why"], datetime.fromisoformat(row["at"]), date.fromisoformat(row["day"]), row["days"], row["cite"],
            row["key"], row["cap_days"], row["no_deal_days"],
        )
        for row in rows
    ]  # fmt: skip


def share_left(began_at: datetime, until: datetime, now: datetime) -> float:
    """Of the whole span, what is left, 0 to 1: the length of the countdown's bar."""
    whole = (until - began_at).total_seconds()
    return min(max((until - now).total_seconds() / whole, 0.0), 1.0) if whole > 0 else 0.0


def days_left(until: datetime, now: datetime, zone: ZoneInfo) -> int:
    """Whole business days after today that are still covered; 0 on the last day, -1 once it is over."""
    if now >= until:
        return -1
    return (last_day(until, zone) - now.astimezone(zone).date()).days
