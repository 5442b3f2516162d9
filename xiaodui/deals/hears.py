"""What the deals room hears."""

from collections.abc import Sequence
from typing import Any

from xiaodui.core import clock
from xiaodui.core.prepared import Prepared
from xiaodui.customers.models import Involvement
from xiaodui.customers.verbs import GAINED
from xiaodui.deals.models import Deal
from xiaodui.deals.verbs import DEAL_EDITED, DEAL_HANDED_OVER, DEAL_OPENED
from xiaodui.journal import hears, together
from xiaodui.journal.keys import id_of
from xiaodui.notices import Giving, NoticeKind, notify_many
from xiaodui.search.writing import Findable, index_many

DEAL_MINE = NoticeKind(
    "deal.received", zh="商机移交给我", en="A deal was handed over to me", icon="briefcase", order=31
)


@hears(DEAL_OPENED, DEAL_EDITED)
def make_findable(facts: Sequence[Any]) -> None:
    """Keep the deals of these facts in the search index, as they are now; the same however often it runs."""
    ids = {id_of(fact.subject) for fact in facts}
    deals = Deal.objects.filter(pk__in=ids).select_related("customer")
    index_many(
        Findable("deal", deal.pk, deal.title, deal.customer.name if deal.customer else "", deal.code or "")
        for deal in deals
    )


OWNERS = Prepared(
    lambda customers: (
        Deal.objects.filter(customer_id__in=customers).order_by().values_list("customer_id", "owner_id").distinct()
    ),
    [int],
)


@together(*GAINED)
def keep_working_with_it(facts: Sequence[Any]) -> None:
    """Who owns deals at a customer goes on seeing it when it changes hands."""
    customers = {id_of(fact.subject) for fact in facts}
    Involvement.note(set(OWNERS.rows(sorted(customers))), clock.now())


@hears(DEAL_HANDED_OVER)
def tell_the_new_owner(facts: Sequence[Any]) -> None:
    """Grouped by who gave: all deals of who leaves are one notice."""
    notify_many(DEAL_MINE, [Giving(fact, [id_of(fact.detail["to"])], f"from:{fact.actor}") for fact in facts])
