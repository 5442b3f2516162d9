"""A deal was won, or reopened: what the rooms are told of it."""

from collections.abc import Sequence

from xiaodui.battles.acts.telling import tell
from xiaodui.deals.verbs import DEAL_REOPENED, DEAL_WON
from xiaodui.journal import Fact, hears


@hears(DEAL_WON, DEAL_REOPENED, from_now=True)
def tell_of_wins(facts: Sequence[Fact]) -> None:
    """Both in one hearer, so that they stay in their order."""
    tell(facts)
