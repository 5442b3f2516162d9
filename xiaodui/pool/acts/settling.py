"""Drawing the lots of a timed release once its window is over: exactly once each, whoever dies in between."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import connection, transaction

from xiaodui.core import clock
from xiaodui.core.acts import attempts_kept
from xiaodui.core.refusal import Refusal
from xiaodui.customers.verbs import CUSTOMER_CLAIMED
from xiaodui.journal import record
from xiaodui.journal.models import Fact
from xiaodui.pool.acts.claiming import DRAW, take
from xiaodui.pool.acts.drawing import closes
from xiaodui.pool.claim_verbs import LOT_SETTLED, RELEASE_ANNOUNCED, RELEASE_SETTLED
from xiaodui.pool.models import Allowance, Bid, Lot, Place, Release
from xiaodui.pool.rules import draws

WON = "deal.won"


def settle_due() -> int:
    """Draw every release whose window is over; how many lots were drawn now."""
    due = [release for release in Release.objects.unsettled().select_related("pool") if clock.now() >= closes(release)]
    return sum(settle(release) for release in due)


def settle(release: Release) -> int:
    """Each lot in a transaction of its own, in their order; then the release. Safe to run twice and by several at once:
    a lot is drawn by whoever finds it undrawn under its lock."""
    if clock.now() < closes(release):
        return 0
    terms = announced(release)
    lots = Lot.objects.filter(release=release, settled_at=None).order_by("pk").values_list("pk", flat=True)
    drawn = 0
    for pk in list(lots):
        with attempts_kept(), transaction.atomic():
            drawn += _draw(release, pk, terms)
    with transaction.atomic():
        undrawn = Lot.objects.filter(release=release, settled_at=None).exists()
        now = clock.now()
        if not undrawn and Release.objects.filter(pk=release.pk, settled_at=None).update(settled_at=now):
            record(
                RELEASE_SETTLED, release, by=None, within=release.pool, seed=release.seed, seed_hash=release.seed_hash
            )
    return drawn


def announced(release: Release) -> draws.Terms:
    """As they stand in the announcing fact, whatever the book says today."""
    fact = Fact.objects.said(RELEASE_ANNOUNCED).get(subject=f"release:{release.pk}")
    return draws.Terms(**fact.detail["terms"])


def _draw(release: Release, pk: int, terms: draws.Terms) -> bool:
    rows = Lot.objects.select_related("customer")
    if connection.features.has_select_for_update:
        # Waits for asks that are being written, and keeps a second process from drawing it too.
        rows = rows.select_for_update(of=("self",))
    lot = rows.get(pk=pk)
    if lot.settled_at:
        return False
    bids = {f"person:{bid.person_id}": bid for bid in Bid.objects.filter(lot=lot).select_related("person__team")}
    standings = standings_of(bids, release, terms)
    draw = draws.draw_of(
        bytes.fromhex(release.seed), f"release:{release.pk}", f"lot:{pk}", {who: bid.nonce for who, bid in bids.items()}
    )
    order = draws.order_of(draw, standings, terms)
    winner, passed, why = _award(release, lot, [bids[who] for who in order])
    detail = {
        "release": f"release:{release.pk}", "customer": f"customer:{lot.customer_id}", "seed": release.seed, "draw": draw,
        "terms": terms.said(), "order": order, "passed": passed, "winner": winner, "why": why,
        "bids": [[who, bids[who].nonce] for who in sorted(bids)],
        "standings": {} if terms.policy == draws.RANDOM else {who: [s.claims, s.won] for who, s in standings.items()},
    }  # fmt: skip
    Lot.objects.filter(pk=pk).update(
        settled_at=clock.now(), awarded_to_id=bids[winner].person_id if winner else None, detail=detail
    )
    record(LOT_SETTLED, lot, by=None, within=lot.customer, owner=winner, **detail)
    return True


def _award(release: Release, lot: Lot, order: list[Bid]) -> tuple[str | None, dict[str, str], str]:
    """The first of the order who may have it; who was passed over and by which refusal; "gone" without a place.

    Their allowances are locked in one order first: two draws at once would otherwise wait for each other for ever.
    """
    place = (
        Place.objects.filter(customer_id=lot.customer_id, release=release).select_related("pool", "customer").first()
    )
    if place is None:
        return None, {}, "gone"
    if connection.features.has_select_for_update:
        list(Allowance.objects.select_for_update().filter(person__in=[bid.person_id for bid in order]).order_by("pk"))
    passed: dict[str, str] = {}
    for bid in order:
        who = f"person:{bid.person_id}"
        try:
            with transaction.atomic():
                take(place, bid.person, how=DRAW, release=release, lot=lot)
            return who, passed, "drawn"
        except Refusal as no:
            passed[who] = no.code
    Place.objects.filter(pk=place.pk).update(release=None, hidden_until=None)
    return None, passed, "passed" if passed else "unasked"


def standings_of(who: Iterable[str], release: Release, terms: draws.Terms) -> dict[str, draws.Standing]:
    """Claims in the days before it opened, and what was drawn in this release so far: all of it from facts that happened
    before it opened, so the journal alone gives the same. Three queries; none for a plain lot."""
    people = list(who)
    if terms.policy == draws.RANDOM or not people:
        return {one: draws.Standing() for one in people}
    claimed: dict[str, list[str]] = {one: [] for one in people}
    since, until = release.opens_at - timedelta(days=terms.recent_days), release.opens_at
    facts = Fact.objects.said(CUSTOMER_CLAIMED).filter(actor__in=people, happened_at__gte=since, happened_at__lt=until)
    for actor, subject in facts.values_list("actor", "subject"):
        claimed[actor].append(subject)
    customers = {subject for subjects in claimed.values() for subject in subjects}
    bought = Fact.objects.filter(verb=WON, within__in=customers, happened_at__lt=until)
    won = set(bought.values_list("within", flat=True))
    for person in Lot.objects.filter(release=release).exclude(awarded_to=None).values_list("awarded_to", flat=True):
        if f"person:{person}" in claimed:
            claimed[f"person:{person}"].append("")
    return {
        one: draws.Standing(len(subjects), sum(subject in won for subject in subjects))
        for one, subjects in claimed.items()
    }
