"""What the pool hears in the act's own transaction: protection and places never disagree with who owns a customer."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from xiaodui.customers import verbs as customers
from xiaodui.customers.models import Customer
from xiaodui.deals.verbs import DEAL_HANDED_OVER, DEAL_LOST, DEAL_MOVED, DEAL_OPENED, DEAL_REOPENED, DEAL_WON
from xiaodui.journal import Fact, together
from xiaodui.journal.keys import id_of
from xiaodui.people.models import Team
from xiaodui.pool import reckoning
from xiaodui.pool.acts import placing, protecting
from xiaodui.pool.acts.protecting import Owning, now_or_later
from xiaodui.pool.rules.protection import WON, Step


def _owning(facts: Sequence[Fact]) -> Iterator[Owning]:
    """Whose rules hold is said by the fact's team: no query for it."""
    teams = {key: Team(pk=id_of(key)) if key else None for key in {fact.team for fact in facts}}
    for fact in facts:
        yield Owning(id_of(fact.subject), id_of(fact.detail["owner"]), teams[fact.team], now_or_later(fact.recorded_at))


@together(*customers.ADDED)
def protect_or_place(facts: Sequence[Fact]) -> None:
    """A customer with an owner is protected from now, an import's past notwithstanding; one without waits in a pool."""
    owned = [fact for fact in facts if fact.detail.get("owner")]
    if owned:
        protecting.begin(_owning(owned))
    if left := [id_of(fact.subject) for fact in facts if not fact.detail.get("owner")]:
        placing.place_many(Customer.objects.filter(pk__in=left, owner=None), reason="new", tell=False)


@together(*customers.GAINED)
def protect_the_new_owner(facts: Sequence[Fact]) -> None:
    protecting.begin(_owning([fact for fact in facts if fact.detail.get("owner")]))


@together(customers.CUSTOMER_EDITED, customers.CUSTOMER_LEVELED)
def follow_edits(facts: Sequence[Fact]) -> None:
    placing.follow_edits({id_of(fact.subject) for fact in facts})


@together(DEAL_OPENED, DEAL_MOVED, DEAL_WON)
def count_quotes_and_contracts(facts: Sequence[Fact]) -> None:
    """The first time that a deal comes to a stage that quotes, and each win, by what the fact says."""
    counted: dict[int, list[Callable[[Any], Step]]] = defaultdict(list)
    for fact in facts:
        if not fact.within:
            continue
        if fact.verb == DEAL_WON.name:
            until = date.fromisoformat(fact.detail.get("contract_until") or fact.detail["on"])
            counted[id_of(fact.within)].append(partial(_won, at=fact.happened_at, key=fact.subject, until=until))
        elif fact.detail.get("quotes"):
            counted[id_of(fact.within)].append(partial(_quoted, at=fact.happened_at, key=fact.subject))
    if counted:
        protecting.add(counted)


def _won(owner: Any, *, at: Any, key: str, until: date) -> Step:
    return reckoning.won(at, owner, key, until)


def _quoted(owner: Any, *, at: Any, key: str) -> Step:
    return reckoning.quoted(at, owner, key)


@together(DEAL_REOPENED)
def take_back_contracts(facts: Sequence[Fact]) -> None:
    """A win that was none protects nothing."""
    gone = {
        id_of(fact.within): [(WON, fact.subject)]
        for fact in facts
        if fact.within and fact.detail["undone"]["end"] == "won"
    }
    if gone:
        protecting.take_back(gone)


@together(DEAL_LOST, DEAL_WON, DEAL_HANDED_OVER)
def look_again(facts: Sequence[Fact]) -> None:
    """An open deal kept a customer with its owner beyond the end; it is open no more, or not his."""
    if ids := {id_of(fact.within) for fact in facts if fact.within}:
        protecting.look_again(ids)
