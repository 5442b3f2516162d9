"""What the rulebook says of protection at an instant, as steps that `rules.protection` replays."""

from datetime import date, datetime, timedelta
from typing import Any

from xiaodui.core import clock
from xiaodui.governance import rules as rulebook
from xiaodui.pool.models import Protection
from xiaodui.pool.rules import protection as law
from xiaodui.pool.rules.protection import FOLLOWED, OWNED, QUOTED, WON, Reckoned, Step


def owned(at: datetime, for_: Any, level: str = "") -> Step:
    """It became his at this instant. `for_` is whose rules hold: the owner or his team."""
    said = rulebook.value("pool.protection_days", for_=for_, at=at)
    own = rulebook.value(f"pool.protection_days_{level.lower()}", for_=for_, at=at).value if level else 0
    cap = rulebook.value("pool.protection_cap_days", for_=for_, at=at).value
    no_deal = rulebook.value("pool.no_deal_days", for_=for_, at=at).value
    days = own or said.value
    return Step(OWNED, at, clock.day_of(at), days, said.cite, "", max(cap, days), no_deal)


def followed(at: datetime, for_: Any, key: str) -> Step:
    said = rulebook.value("pool.protection_extra_days", for_=for_, at=at)
    return Step(FOLLOWED, at, clock.day_of(at), said.value, said.cite, key)


def quoted(at: datetime, for_: Any, key: str) -> Step:
    said = rulebook.value("pool.protection_quote_days", for_=for_, at=at)
    return Step(QUOTED, at, clock.day_of(at), said.value, said.cite, key)


def won(at: datetime, for_: Any, key: str, contract_until: date) -> Step:
    said = rulebook.value("pool.protection_contract_days", for_=for_, at=at)
    return Step(WON, at, contract_until, said.value, said.cite, key)


def last_day(until: datetime) -> date:
    """The last day that it covers, as people say it."""
    return law.last_day(until, clock.zone())


def filled(row: Protection, steps: list[Step], for_: Any) -> Protection:
    """The row as these steps make it, unsaved. A new end is warned of anew."""
    found: Reckoned = law.reckon(steps, clock.zone())
    if found.until != row.until:
        row.warned_at = row.spared_at = None
    row.steps, row.until, row.cap_at, row.began_at = law.kept(steps), found.until, found.cap_at, found.began_at
    row.why, row.cited, row.extensions = found.why, found.cite, found.extensions
    row.followed_at, row.quoted_at, row.contract_until = found.followed_at, found.quoted_at, found.contract_until
    warning = rulebook.value("pool.warning_days", for_=for_).value
    row.warn_at = found.until - timedelta(days=warning)
    return row
