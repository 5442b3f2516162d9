"""What the collisions room hears: attempts on a customer that were refused."""

from collections.abc import Sequence

from xiaodui.collisions.acts.opening import met
from xiaodui.customers.verbs import CUSTOMER_REFUSED
from xiaodui.journal import Fact, hears


@hears(CUSTOMER_REFUSED)
def make_a_case_of_it(facts: Sequence[Fact]) -> None:
    for fact in facts:
        met(fact)
