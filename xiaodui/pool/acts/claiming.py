"""Claiming: a customer of the pool becomes somebody's, whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from typing import Any, NamedTuple

from django.db import connection
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.prepared import Prepared
from xiaodui.core.refusal import Refusal
from xiaodui.core.spoken import day as said_day
from xiaodui.customers.acts.ownership import change_hands
from xiaodui.customers.guarding import guard
from xiaodui.customers.models import Customer
from xiaodui.customers.verbs import CUSTOMER_CLAIMED
from xiaodui.governance import rules as rulebook
from xiaodui.journal import record
from xiaodui.pool import claiming
from xiaodui.pool.claim_verbs import CLAIM_REFUSED
from xiaodui.pool.models import Allowance, Place, Pool
from xiaodui.pool.rules import claims

FIRST, NEXT, DRAW = "first", "next", "draw"


def may_claim(by: Any, target: Any = None) -> bool:
    return bool(by.may("sell"))


@act("places.claim", on=Place, who=may_claim, label=_("领"))
def claim(place: Place, *, by: Any) -> Customer:
    """领. First come: of two hands at once one gets it, the other is told; both tries are facts."""
    return take(place, by, how=FIRST)


@act("pools.next", on=Pool, who=may_claim, label=_("给我下一条"))
def claim_next(pool: Pool, *, by: Any) -> Customer:
    """给我下一条. The first that he could have, in the order of the pool's list."""
    with attempt_kept(pool, by, NEXT):
        check_allowed(pool, by)
        places = claiming.fitting(by, pool, clock.now()).exclude(level__in=claiming.spent_levels(by, pool))
        # Many ask at once for the same row: on PostgreSQL each skips what another is taking.
        skips = connection.features.has_select_for_update_skip_locked
        place = (places.select_for_update(skip_locked=True, of=("self",)) if skips else places).first()
        if place is None:
            raise Refusal(
                "pool.empty", _("「%(pool)s」里现在没有你能领的。晚点再看，或去别的公海。") % {"pool": pool.name}
            )
    return take(place, by, how=NEXT)


def take(place: Place, by: Any, *, how: str, **detail: Any) -> Customer:
    """He gets the customer of this place, in the caller's transaction, or a Refusal says why not.

    Locks in this order, everywhere: his allowance, the place, the customer. The place goes first to whoever removes it:
    of two at once one removes nothing.
    """
    now, pool = clock.now(), _pool_of(place)
    with attempt_kept(place, by, how):
        check_allowed(pool, by)
        allowance = allowance_of(by)
        [(held, off)] = claiming.IN_HAND.rows(by.pk, place.customer_id, now)
        _check_place(place, by, how, now, off)
        limits = claiming.limits_of(by, pool, place.level)
        used = claiming.used_by(by, limits, allowance, held, pool, place.level)
        if code := claims.first_no(limits, used, now):
            raise _over(code, limits, used, place)
        if not _removed(place):
            raise _taken()
        [customer] = CUSTOMER.records(place.customer_id)
        guard(customer, by, "take")
        try:
            change_hands(
                customer, by, by=by, verb=CUSTOMER_CLAIMED, pool=pool, how=how,
                cite=claiming.cite_of(by), waited_since=place.since, **detail,
            )  # fmt: skip
        except Refusal as stale:
            raise _taken() from stale
    COUNTED.change(allowance.pk, clock.today(), used.today + 1, now)
    return customer


POOL = Prepared(lambda pk: Pool.objects.filter(pk=pk), int)
CUSTOMER = Prepared(lambda pk: Customer.objects.filter(pk=pk), int)
FREE = Prepared(lambda pk: (Place.objects.filter(pk=pk, release=None), None), int)
OFFERED = Prepared(lambda pk, release: (Place.objects.filter(pk=pk, release_id=release), None), int, int)
COUNTED = Prepared(
    lambda pk, day, claimed, at: (Allowance.objects.filter(pk=pk), {"day": day, "claimed": claimed, "claimed_at": at}),
    int, date, int, datetime,
)  # fmt: skip


def _pool_of(place: Place) -> Pool:
    if not Place.pool.is_cached(place):  # type: ignore[attr-defined]
        [place.pool] = POOL.records(place.pool_id)
    return place.pool


def _removed(place: Place) -> bool:
    """Nothing hangs on a place, so it goes in one statement; in the state in which it was read, or not at all."""
    gone = OFFERED.change(place.pk, place.release_id) if place.release_id else FREE.change(place.pk)
    return gone == 1


def check_allowed(pool: Pool, by: Any) -> None:
    """What doesn't depend on the place: a person, who has signed the clause, in a pool that stands."""
    if by is None:
        raise Refusal("claim.nobody", _("领客户要有人来领。"))
    if pool.retired_on is not None:
        raise Refusal("pool.retired", _("「%(pool)s」已经停用，去别的公海看看。") % {"pool": pool.name})
    version = rulebook.value("pool.claim_per_day", for_=by).version_id
    if version is None or not claiming.SIGNED.rows(version, by.pk):
        rulebook.must_know(by, claiming.CLAUSE)


class Counted(NamedTuple):
    """A person's allowance as it was locked."""

    pk: int
    day: date | None
    claimed: int
    claimed_at: datetime | None


def allowance_of(person: Any) -> Counted:
    """His row, which his claims and looks queue up for."""
    rows = claiming.ALLOWANCE.rows(person.pk)
    if not rows:
        Allowance.objects.get_or_create(person=person)
        rows = claiming.ALLOWANCE.rows(person.pk)
    return Counted(*rows[0])


def _check_place(place: Place, by: Any, how: str, now: datetime, off: datetime | None) -> None:
    if how != DRAW and (place.release_id or (place.hidden_until and place.hidden_until > now)):
        raise Refusal("claim.drawn", _("这一条留给开抢，到点报名一起抽。"))
    if place.last_owner_id == by.pk and place.cooling_until and place.cooling_until > now:
        off = place.cooling_until
    if off is not None:
        said = rulebook.value("pool.cooling_days", for_=by)
        raise Refusal(
            "claim.cooling", _("这一家刚从你手上放出来，%(day)s 之后才能再领。别的都可以领。") % {"day": said_day(clock.day_of(off))},
            clause=said.cite,
        )  # fmt: skip


def _taken() -> Refusal:
    return Refusal("claim.taken", _("慢了一步，这一条刚被领走。看看别的。"))


def _over(code: str, limits: claims.Limits, used: claims.Used, place: Place) -> Refusal:
    sentences = {
        claims.DAY: _("今天领满 %(per_day)s 条了，明天再领。"),
        claims.POOL_DAY: _("「%(pool)s」一天最多领 %(here)s 条，今天满了，明天再来。"),
        claims.LEVEL: _("%(level)s 级的一天最多领 %(at_level)s 条，今天满了，先领别的。"),
        claims.HELD: _("手上有 %(held)s 条，最多 %(most)s 条。放掉顾不上的再来领。"),
        claims.INTERVAL: _("刚领过，隔 %(minutes)s 分钟再领下一条。"),
    }
    said = {
        "per_day": limits.per_day, "pool": place.pool.name, "here": limits.pool_per_day, "level": place.level,
        "at_level": limits.level_per_day, "held": used.held, "most": limits.held,
        "minutes": int(limits.interval.total_seconds() // 60),
    }  # fmt: skip
    return Refusal(f"claim.{code}", sentences[code] % said)


@contextmanager
def attempt_kept(target: Any, by: Any, how: str) -> Iterator[None]:
    """A refusal inside becomes a fact of its own once the act is undone, and names the clause it rests on."""
    try:
        yield
    except Refusal as no:
        if by is not None and no.attempt is None:
            cite = no.detail.setdefault("clause", claiming.cite_of(by))
            no.attempt = partial(refused, target, by, how, no.code, str(cite))
        raise


def refused(target: Any, by: Any, how: str, code: str, cite: str) -> None:
    is_place = isinstance(target, Place)
    customer = f"customer:{target.customer_id}" if is_place else None
    record(
        CLAIM_REFUSED, customer or target, by=by, within=customer, team=f"team:{by.team_id}" if by.team_id else None,
        pool=f"pool:{target.pool_id}" if is_place else target, how=how, code=code, cite=cite,
    )  # fmt: skip
