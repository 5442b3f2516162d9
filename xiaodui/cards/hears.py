"""What the rooms of records hear: whose a record is, and who sees what."""

from collections.abc import Sequence

from xiaodui.cards.acts.opening import follow
from xiaodui.chat.models import Room
from xiaodui.chat.verbs import ROOM_REOPENED
from xiaodui.customers import verbs as customers
from xiaodui.deals import verbs as deals
from xiaodui.journal import Fact, hears
from xiaodui.journal.keys import id_of, kind_of
from xiaodui.people import verbs as people
from xiaodui.people.models import Team

HANDS = (
    customers.CUSTOMER_HANDED_OVER, customers.CUSTOMER_CLAIMED, customers.CUSTOMER_ASSIGNED, customers.CUSTOMER_RULED,
    customers.CUSTOMER_RELEASED, customers.CUSTOMER_JOINED, customers.CUSTOMER_PARTED, customers.CUSTOMER_UNMERGED,
    deals.DEAL_HANDED_OVER, deals.DEAL_OPENED,
)  # fmt: skip
SIGHTS = (
    people.PERSON_MOVED, people.PERSON_ACTIVATED, people.PERSON_DEACTIVATED, people.ROLE_GRANTED, people.ROLE_REVOKED,
    people.DELEGATION_ENDED, people.TEAM_LED, people.TEAM_MOVED,
)  # fmt: skip


@hears(*HANDS)
def seat_whose_it_is(facts: Sequence[Fact]) -> None:
    follow({key for fact in facts for key in (fact.subject, fact.within) if key})


@hears(*SIGHTS)
def unseat_who_sees_it_no_longer(facts: Sequence[Fact]) -> None:
    """Rooms of records in which the people concerned sit, or the people of a team that moved or got another leader."""
    persons = {id_of(fact.subject) for fact in facts if kind_of(fact.subject) == "person"}
    teams = {id_of(fact.subject) for fact in facts if kind_of(fact.subject) == "team"}
    paths = Team.objects.filter(pk__in=teams).values_list("path", flat=True)
    rooms = Room.objects.filter(kind="record", seats__left_at=None)
    found = set(rooms.filter(seats__person_id__in=persons).values_list("about", flat=True)) if persons else set()
    for path in paths:
        found |= set(rooms.filter(seats__person__team__path__startswith=path).values_list("about", flat=True))
    follow(found)


@hears(ROOM_REOPENED)
def seat_who_may_talk_again(facts: Sequence[Fact]) -> None:
    rooms = Room.objects.filter(kind="record", pk__in={id_of(fact.subject) for fact in facts})
    follow(rooms.values_list("about", flat=True))
