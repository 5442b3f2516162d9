"""What became of a claim: its first genuine contact and its first win, each a fact of its own, once."""

from collections.abc import Sequence

from xiaodui.customers.verbs import CUSTOMER_CLAIMED, GAINED
from xiaodui.deals.verbs import DEAL_WON
from xiaodui.followups.verbs import FOLLOWED_UP
from xiaodui.journal import Fact, hears, record
from xiaodui.journal.verb import Verb
from xiaodui.pool.claim_verbs import CLAIM_CONTACTED, CLAIM_WON


@hears(FOLLOWED_UP, name="pool.first_contacts")
def note_first_contacts(facts: Sequence[Fact]) -> None:
    for fact in facts:
        if fact.detail.get("genuine"):
            _note(CLAIM_CONTACTED, fact)


@hears(DEAL_WON, name="pool.first_wins")
def note_first_wins(facts: Sequence[Fact]) -> None:
    for fact in facts:
        _note(CLAIM_WON, fact)


def _note(verb: Verb, fact: Fact) -> None:
    """Three queries, two where it was no claim: whose it is by the newest gain before, and whether that was noted."""
    gained = Fact.objects.said(*GAINED).filter(subject=fact.within, happened_at__lte=fact.happened_at)
    gain = gained.order_by("-happened_at", "-pk").first() if fact.within else None
    owner = fact.detail.get("owner") or fact.actor
    if gain is None or gain.verb != CUSTOMER_CLAIMED.name or gain.detail["owner"] != owner:
        return
    before = Fact.objects.said(verb).filter(subject=fact.within)
    if any(one.detail["claim"] == gain.pk for one in before):
        return
    minutes = int((fact.happened_at - gain.happened_at).total_seconds() // 60)
    record(
        verb, fact.within, by=owner, within=fact.within, team=fact.team or None, at=fact.happened_at, owner=owner,
        claim=gain.pk, minutes=minutes, pool=gain.detail.get("pool"), evidence=fact.subject,
    )  # fmt: skip
