"""What became of a claim: its first genuine contact and its first win, each a fact of its own, once; each complaint upheld
about how its claimer handled it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from xiaodui.complaints.models import Complaint
from xiaodui.complaints.verbs import COMPLAINT_ANSWERED
from xiaodui.core import clock
from xiaodui.customers.verbs import CUSTOMER_CLAIMED, GAINED
from xiaodui.deals.verbs import DEAL_WON
from xiaodui.followups.verbs import FOLLOWED_UP
from xiaodui.journal import Fact, hears, record
from xiaodui.journal.keys import id_of
from xiaodui.journal.verb import Verb
from xiaodui.pool.claim_verbs import CLAIM_COMPLAINED, CLAIM_CONTACTED, CLAIM_WON


@hears(FOLLOWED_UP, name="pool.first_contacts")
def note_first_contacts(facts: Sequence[Fact]) -> None:
    for fact in facts:
        if fact.detail.get("genuine"):
            _note(CLAIM_CONTACTED, fact)


@hears(DEAL_WON, name="pool.first_wins")
def note_first_wins(facts: Sequence[Fact]) -> None:
    for fact in facts:
        _note(CLAIM_WON, fact)


@hears(COMPLAINT_ANSWERED, name="pool.complaints")
def note_complaints(facts: Sequence[Fact]) -> None:
    """Upheld ones, where the one concerned had it by a claim on the day in question. Heard again nothing is said twice."""
    for fact in facts:
        if fact.detail["outcome"] != "upheld":
            continue
        one = Complaint.objects.filter(pk=id_of(fact.subject)).first()
        if one is not None:
            _note_complaint(one, fact)


def _note_complaint(one: Complaint, fact: Fact) -> None:
    customer, owner = f"customer:{one.customer_id}", fact.detail["owner"]
    gain = _gain(customer, clock.noon(one.happened_on) + timedelta(hours=12), owner)
    told = Fact.objects.said(CLAIM_COMPLAINED).filter(subject=customer)
    if gain is None or any(before.detail["evidence"] == fact.subject for before in told):
        return
    record(
        CLAIM_COMPLAINED, customer, by=fact.actor or None, team=fact.team or None, at=fact.happened_at, owner=owner,
        claim=gain.pk, pool=gain.detail.get("pool"), evidence=fact.subject,
    )  # fmt: skip


def _gain(customer: str, until: datetime, owner: str) -> Fact | None:
    """The claim by which he had it at that instant, or None when he had it otherwise."""
    gained = Fact.objects.said(*GAINED).filter(subject=customer, happened_at__lte=until)
    gain = gained.order_by("-happened_at", "-pk").first()
    return gain if gain and gain.verb == CUSTOMER_CLAIMED.name and gain.detail["owner"] == owner else None


def _note(verb: Verb, fact: Fact) -> None:
    """Three queries, two where it was no claim: whose it is by the newest gain before, and whether that was noted."""
    owner = fact.detail.get("owner") or fact.actor
    gain = _gain(fact.within, fact.happened_at, owner) if fact.within else None
    if gain is None:
        return
    before = Fact.objects.said(verb).filter(subject=fact.within)
    if any(one.detail["claim"] == gain.pk for one in before):
        return
    minutes = int((fact.happened_at - gain.happened_at).total_seconds() // 60)
    record(
        verb, fact.within, by=owner, within=fact.within, team=fact.team or None, at=fact.happened_at, owner=owner,
        claim=gain.pk, minutes=minutes, pool=gain.detail.get("pool"), evidence=fact.subject,
    )  # fmt: skip
