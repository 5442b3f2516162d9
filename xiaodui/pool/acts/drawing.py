"""Timed releases: announcing one, calling it off, asking for a lot."""

import secrets
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from pydantic import Field, StringConstraints

from xiaodui.core import clock
from xiaodui.core.acts import Choices, Help, Label, Takes, Widget, act
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.governance import rules as rulebook
from xiaodui.jobs import enqueue
from xiaodui.journal import record
from xiaodui.pool import claiming, jobs
from xiaodui.pool.acts.claiming import DRAW, attempt_kept, check_allowed, may_claim
from xiaodui.pool.claim_verbs import LOT_ASKED, RELEASE_ANNOUNCED, RELEASE_WITHDRAWN
from xiaodui.pool.models import Bid, Lot, Place, Pool, Release
from xiaodui.pool.models.release import POLICIES
from xiaodui.pool.rules import draws

MOST = 200
"""Lots in one release: each is a transaction of its own when they are drawn."""


class Announce(Takes):
    places: Annotated[list[int], Field(min_length=1, max_length=MOST), Label(_("哪几条"))]
    opens_at: Annotated[datetime, Label(_("几点开抢")), Widget("datetime-local")]
    policy: Annotated[Literal["random", "fewest", "best"], Label(_("怎么定")), Choices(lambda by: POLICIES)] = "random"


class Ask(Takes):
    nonce: Annotated[
        str, StringConstraints(max_length=64), Label(_("你的随机数")), Help(_("可以不填，系统替你随机取一个"))
    ] = ""


def runs_pool(by: Any, pool: Pool) -> bool:
    """Its admins, and whoever leads: they decide what is put on offer and when."""
    return by.may("lead") or pool.seats.filter(person=by, is_admin=True).exists()


def runs_release(by: Any, release: Release) -> bool:
    return runs_pool(by, release.pool)


@act("releases.announce", on=Pool, who=runs_pool, takes=Announce, label=_("定时开抢"))
def announce(pool: Pool, *, by: Any, places: list[int], opens_at: datetime, policy: str) -> Release:
    """定时开抢. From now on these customers can't be claimed otherwise. The seed is drawn here; its hash is told."""
    now, opens_at = clock.now(), _aware(opens_at)
    if opens_at <= now:
        raise Invalid({"opens_at": [_("这个时间已经过去了，选一个以后的。")]})
    window, terms, seed = rulebook.value("pool.release_window_seconds"), terms_of(policy), secrets.token_bytes(32)
    release = Release.objects.create(
        pool=pool, opens_at=opens_at, window_seconds=window.value, policy=policy, seed=seed.hex(),
        seed_hash=draws.hash_of(seed), cited=window.cite, announced_by=by, announced_at=now,
    )  # fmt: skip
    free = Place.objects.filter(pk__in=places, pool=pool, release=None)
    customers = list(free.order_by("pk").values_list("customer_id", flat=True))
    if free.update(release=release, hidden_until=opens_at) != len(set(places)):
        raise Refusal("release.places", _("选的里面有几条刚被领走，或已经在别的开抢里。刷新后再选。"))
    lots = Lot.objects.bulk_create(Lot(release=release, customer_id=pk) for pk in customers)
    closes_at = closes(release)
    record(
        RELEASE_ANNOUNCED, release, by=by, within=pool, opens_at=opens_at, closes_at=closes_at, seed_hash=release.seed_hash,
        lots={f"lot:{lot.pk}": f"customer:{lot.customer_id}" for lot in lots}, cite=window.cite, terms=terms.said(),
    )  # fmt: skip
    enqueue(jobs.settle, by=by, due_at=closes_at, release=release.pk)
    return release


@act("releases.withdraw", on=Release, who=runs_release, label=_("撤掉开抢"))
def withdraw(release: Release, *, by: Any) -> Release:
    """撤. Only before it opens: afterwards whoever saw the asks could choose not to draw."""
    now = clock.now()
    still = Release.objects.unsettled().filter(pk=release.pk, opens_at__gt=now, withdrawn_at=None)
    if not still.update(withdrawn_at=now, settled_at=now):
        raise Refusal("release.open", _("已经开抢了，不能撤。"))
    Place.objects.filter(release=release).update(release=None, hidden_until=None)
    Lot.objects.filter(release=release).update(settled_at=now)
    release.refresh_from_db()
    record(RELEASE_WITHDRAWN, release, by=by, within=release.pool, seed=release.seed)
    return release


@act("lots.ask", on=Lot, who=may_claim, takes=Ask, label=_("抢"))
def ask(lot: Lot, *, by: Any, nonce: str) -> Bid:
    """抢. Counts once, however often and however fast; a second press gives the first one's answer."""
    release = lot.release
    with attempt_kept(_place_of(lot), by, DRAW):
        check_allowed(release.pool, by)
        now = clock.now()
        if now < release.opens_at or release.withdrawn_at:
            raise Refusal("lot.early", _("还没开始，到点再按。"))
        if now >= closes(release) or not _still_open(lot):
            raise Refusal("lot.late", _("报名已经截止，看看结果。没人要的会回到公海，先领先得。"))
    bid, is_new = Bid.objects.get_or_create(
        lot=lot, person=by, defaults={"nonce": nonce or secrets.token_hex(16), "at": now}
    )
    if is_new:
        record(
            LOT_ASKED, lot, by=by, team=f"team:{by.team_id}" if by.team_id else None, release=release, nonce=bid.nonce,
            cite=claiming.cite_of(by), at=now,
        )  # fmt: skip
    return bid


def closes(release: Release) -> datetime:
    return release.opens_at + timedelta(seconds=release.window_seconds)


def terms_of(policy: str) -> draws.Terms:
    """The figures in force now; a release keeps those that were announced."""
    ruled = (
        rulebook.value(f"pool.draw_{name}").value for name in ("recent_days", "newcomer_claims", "newcomer_percent")
    )
    return draws.Terms(policy, *map(int, ruled))


def _still_open(lot: Lot) -> bool:
    """Whether the draw hasn't begun. On PostgreSQL the lot is shared until the ask commits and the draw waits for it, so
    no ask comes in behind the draw's back; SQLite lets one write at a time."""
    assert transaction.get_connection().in_atomic_block
    share = " FOR SHARE" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT settled_at FROM pool_lot WHERE id = %s{share}", [lot.pk])  # nosec B608
        found = cursor.fetchone()
    return found is not None and found[0] is None


def _place_of(lot: Lot) -> Any:
    """What an attempt is about, without asking: the fact needs the customer and the pool."""
    return Place(customer_id=lot.customer_id, pool_id=lot.release.pool_id)


def _aware(instant: datetime) -> datetime:
    """What a page says without a zone is on the reader's clock, as the page shows it."""
    return instant if instant.tzinfo else timezone.make_aware(instant)
