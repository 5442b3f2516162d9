"""What promises hear: who goes on leave, comes back, asks a deputy or leaves the company."""

from collections.abc import Sequence

from xiaodui.core import clock
from xiaodui.deadlines.acts.ending import let_go
from xiaodui.deadlines.acts.resting import rest, settle_leave
from xiaodui.deadlines.kinds import personal_kinds
from xiaodui.deadlines.models import Deadline
from xiaodui.journal import Fact, hears
from xiaodui.journal.keys import id_of
from xiaodui.people.models import Delegation, Person
from xiaodui.people.verbs import AWAY, BACK, DELEGATED, DELEGATION_ENDED, PERSON_DEACTIVATED


@hears(PERSON_DEACTIVATED, from_now=True)
def let_go_of_what_was_personal(facts: Sequence[Fact]) -> None:
    """What only he could have done himself ends with him."""
    left = Person.objects.filter(pk__in={id_of(fact.subject) for fact in facts}, is_active=False)
    let_go(Deadline.objects.filter(promiser__in=left, kind__in=personal_kinds()))


@hears(AWAY, BACK, DELEGATED, DELEGATION_ENDED, PERSON_DEACTIVATED, from_now=True)
def follow_leave(facts: Sequence[Fact]) -> None:
    """Of the people themselves and of those for whom they stand in: a deputy who goes away leaves the clock resting.
    As things are now, so the same however often it runs."""
    named = {id_of(fact.subject) for fact in facts}
    givers = Delegation.objects.filter(deputy__in=named, until__gte=clock.today()).values_list("giver_id", flat=True)
    concerned = named | set(givers)
    settle_leave(concerned)
    rest(concerned)
