"""What the room hears: leads that come, change hands or are followed up; what gives those that wait another chance."""

from collections.abc import Sequence
from typing import Any

from xiaodui.assignment import jobs
from xiaodui.assignment.acts.clocking import begin_clocks, count_anew, keep_first, stop_clocks
from xiaodui.assignment.verbs import (
    DEAL_OFFERED,
    LEAD_KEPT,
    LEAD_MOVED,
    LEAD_WAITING,
    OFFER_STUCK,
    PASSED_ON,
    PASSING_DECLINED,
    RULE_EDITED,
    RULE_ENDED,
    RULE_MADE,
    RULE_MOVED,
)
from xiaodui.customers.verbs import (
    ADDED,
    CUSTOMER_ASSIGNED,
    CUSTOMER_CLAIMED,
    CUSTOMER_DISQUALIFIED,
    CUSTOMER_HANDED_OVER,
    CUSTOMER_QUALIFIED,
    CUSTOMER_REOPENED,
    CUSTOMER_RULED,
)
from xiaodui.deals.verbs import DEAL_HANDED_OVER, DEAL_LOST, DEAL_MOVED, DEAL_OPENED, DEAL_WON
from xiaodui.followups.verbs import FOLLOWED_UP
from xiaodui.journal import Fact, hears, together
from xiaodui.journal.keys import id_of, kind_of
from xiaodui.notices import Giving, NoticeKind, notify_many
from xiaodui.people.verbs import BACK, PERSON_ACTIVATED, PERSON_MOVED, ROLE_GRANTED

GIVEN = NoticeKind("customer.assigned", "分给我的", "Assigned to me", "user-share", urgent=True, order=31)
WAITING = NoticeKind(
    "customer.unassigned", "分不出去的线索", "Leads that nobody can take", "user-question", urgent=True, order=32
)
MOVED_ON = NoticeKind(
    "customer.moved_on", "没动的线索改派了", "An idle lead of mine went on", "user-share", urgent=True, order=35
)
TO_CONFIRM = NoticeKind(
    "passing.asked", "等我回「接到」", "Hand-overs to confirm", "arrow-right-circle", urgent=True, order=33
)
ANSWERED = NoticeKind("passing.declined", "接力没接住", "Hand-overs declined", "arrow-back-up", order=34)
STUCK = NoticeKind(
    "deal.not_taken", "交不出去的商机", "Deals that nobody could take", "user-question", urgent=True, order=35
)
CHANGES = (RULE_MADE, RULE_EDITED, RULE_MOVED, RULE_ENDED, BACK, PERSON_ACTIVATED, PERSON_MOVED, ROLE_GRANTED)
"""After which somebody may be found for what waits."""


@hears(*ADDED)
def give_out_what_came(facts: Sequence[Fact]) -> None:
    """What came without an owner is given out by a job, a lead a transaction; nothing is written here but the job."""
    if ids := [id_of(fact.subject) for fact in facts if not fact.detail.get("owner")]:
        jobs.arrived(ids)


@hears(*CHANGES)
def try_those_that_wait(facts: Sequence[Fact]) -> None:
    jobs.changed()


@hears(*ADDED, CUSTOMER_CLAIMED, CUSTOMER_HANDED_OVER, CUSTOMER_RULED, CUSTOMER_REOPENED)
def start_clocks(facts: Sequence[Fact]) -> None:
    """Of leads that somebody has now. What was assigned has its clocks from that act."""
    begin_clocks(facts)


@together(FOLLOWED_UP)
def keep_first_contact(facts: Sequence[Fact]) -> None:
    """Whoever logs the first contact keeps the promise, in the same transaction. A query where nothing was promised."""
    keep_first(facts)


@hears(FOLLOWED_UP)
def count_idle_days_anew(facts: Sequence[Fact]) -> None:
    count_anew([fact for fact in facts if fact.detail.get("genuine")])


@together(CUSTOMER_QUALIFIED, CUSTOMER_DISQUALIFIED)
def stop_clocks_of_leads(facts: Sequence[Fact]) -> None:
    """In the same transaction: a minder that came by in between would tell a leader of what is settled."""
    stop_clocks(facts)


@hears(CUSTOMER_ASSIGNED)
def tell_who_got_it(facts: Sequence[Fact]) -> None:
    """Of one rule's leads in a row one line, which says how many."""
    notify_many(
        GIVEN, [Giving(fact, [id_of(fact.detail["to"])], f"assigned:{fact.detail.get('cite', '')}") for fact in facts]
    )


@hears(LEAD_WAITING)
def tell_a_leader(facts: Sequence[Fact]) -> None:
    notify_many(WAITING, [Giving(fact, _told(fact), f"waiting:{fact.team}") for fact in facts])


@hears(LEAD_MOVED, LEAD_KEPT)
def tell_whose_it_was(facts: Sequence[Fact]) -> None:
    notify_many(MOVED_ON, [Giving(fact, _told(fact)) for fact in facts])


@hears(DEAL_OPENED, DEAL_MOVED, DEAL_HANDED_OVER, DEAL_WON, DEAL_LOST, from_now=True)
def offer_by_stage(facts: Sequence[Fact]) -> None:
    """What came to another group's stage is offered there, and what waited is off where it means nothing any more."""
    jobs.staged([id_of(fact.subject) for fact in facts])


@hears(PASSING_DECLINED, from_now=True)
def offer_to_the_next(facts: Sequence[Fact]) -> None:
    jobs.staged([id_of(fact.within) for fact in facts if kind_of(fact.within) == "deal"])


@hears(OFFER_STUCK)
def tell_that_nobody_could(facts: Sequence[Fact]) -> None:
    notify_many(STUCK, [Giving(fact, _told(fact)) for fact in facts])


@hears(PASSED_ON, DEAL_OFFERED)
def tell_the_taker(facts: Sequence[Fact]) -> None:
    notify_many(TO_CONFIRM, [Giving(fact, _told(fact)) for fact in facts])


@hears(PASSING_DECLINED)
def tell_the_giver(facts: Sequence[Fact]) -> None:
    notify_many(ANSWERED, [Giving(fact, _told(fact)) for fact in facts])


def _told(fact: Any) -> list[int]:
    return [id_of(key) for key in fact.detail.get("told", ())]
