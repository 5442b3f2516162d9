"""Who is told of what the clocks do, and of answers to registrations."""

from collections.abc import Sequence
from typing import Any

from xiaodui.customers.verbs import CUSTOMER_RELEASED
from xiaodui.journal import Fact, hears
from xiaodui.journal.keys import id_of
from xiaodui.notices import Giving, NoticeKind, notify_many
from xiaodui.people.models import Person
from xiaodui.pool import verbs
from xiaodui.tasks.acts.telling import leader_of

ENDING = NoticeKind(
    "protection.ending", zh="保护期快到了", en="Protection ends soon", icon="clock-exclamation", urgent=True, order=25
)
LOST = NoticeKind(
    "protection.lost", zh="客户回了公海", en="A customer went to the pool", icon="arrow-back-up", order=26
)
SPARED = NoticeKind(
    "protection.spared", zh="组里的客户过了保护期", en="Unprotected in my team", icon="clock-x", order=27
)
ASKED = NoticeKind("registration.asked", zh="报备等我答复", en="Registrations to answer", icon="flag", order=28)
ANSWERED = NoticeKind(
    "registration.answered", zh="我的报备有了结果", en="My registration was answered", icon="flag", order=29
)


def _leaders(person_ids: set[int]) -> dict[int, list[int]]:
    """Who leads each of them; for the few facts of a batch."""
    people = Person.objects.filter(pk__in=person_ids).select_related("team")
    return {one.pk: list(leader_of(one)) for one in people}


def _owner(fact: Fact) -> int:
    return id_of(fact.detail["owner"])


@hears(verbs.PROTECTION_ENDING)
def tell_the_owner(facts: Sequence[Fact]) -> None:
    notify_many(ENDING, [Giving(fact, [_owner(fact)]) for fact in facts])


@hears(CUSTOMER_RELEASED)
def tell_the_last_owner(facts: Sequence[Fact]) -> None:
    """Who lets go himself knows it. A day's releases are one notice."""
    former = [(fact, fact.detail.get("former_owner")) for fact in facts]
    notify_many(LOST, [Giving(fact, [id_of(key)], "pool:expired") for fact, key in former if key])


@hears(verbs.PROTECTION_SPARED)
def tell_his_leader(facts: Sequence[Fact]) -> None:
    leaders = _leaders({_owner(fact) for fact in facts})
    notify_many(SPARED, [Giving(fact, leaders.get(_owner(fact), [])) for fact in facts])


@hears(verbs.REGISTRATION_ASKED)
def tell_who_answers(facts: Sequence[Fact]) -> None:
    leaders = _leaders({_owner(fact) for fact in facts})
    notify_many(ASKED, [Giving(fact, leaders.get(_owner(fact), [])) for fact in facts])


@hears(verbs.REGISTRATION_APPROVED, verbs.REGISTRATION_REFUSED)
def tell_who_asked(facts: Sequence[Any]) -> None:
    notify_many(ANSWERED, [Giving(fact, [_owner(fact)]) for fact in facts])
