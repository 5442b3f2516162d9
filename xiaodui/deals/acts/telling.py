"""The facts of a deal, each with everything its measures need."""

from typing import Any

from xiaodui.core import clock
from xiaodui.core.money import to_base
from xiaodui.deals.models import Deal
from xiaodui.deals.verbs import DEAL_LOST, DEAL_MOVED, DEAL_OPENED, DEAL_REOPENED, DEAL_WON
from xiaodui.journal import record
from xiaodui.people.history import TeamThen


def _key(kind: str, pk: int | None) -> str | None:
    return f"{kind}:{pk}" if pk else None


def place(deal: Deal, at: Any = None, then: TeamThen | None = None) -> dict[str, Any]:
    """Where a fact of this deal belongs: the customer it stands within, the owner and his team on that day, the product.

    One query for the team; a bulk form brings `then`, which knows all its owners' teams.
    """
    day = clock.day_of(at or clock.now())
    return {
        "within": _key("customer", deal.customer_id), "owner": _key("person", deal.owner_id),
        "team": _key("team", (then or TeamThen([deal.owner_id])).of(deal.owner_id, day)),
        "product": _key("product", deal.product_id), "at": at,
    }  # fmt: skip


def worth(deal: Deal) -> dict[str, Any]:
    return {"amount": deal.amount, "currency": deal.currency}


def quoted(deal: Deal) -> dict[str, bool]:
    """Said where it is so: that the deal has come to a stage in which a quote is out."""
    return {"quotes": True} if deal.stage.quotes else {}


def tell_opened(deal: Deal, by: Any, at: Any = None, then: TeamThen | None = None) -> None:
    record(
        DEAL_OPENED,
        deal,
        by=by,
        **place(deal, at, then),
        **worth(deal),
        stage=_key("stage", deal.stage_id),
        **quoted(deal),
    )


def tell_moved(deal: Deal, by: Any, at: Any, before: int, then: TeamThen | None = None) -> None:
    stages = {"to": _key("stage", deal.stage_id), "before": _key("stage", before), **quoted(deal)}
    record(DEAL_MOVED, deal, by=by, **place(deal, at, then), **stages)


def tell_won(deal: Deal, by: Any, at: Any, then: TeamThen | None = None) -> None:
    assert deal.won_on is not None, "told after winning"
    days = (deal.won_on - deal.engaged_on).days if deal.engaged_on else None
    base = to_base(deal.amount, deal.currency, deal.won_on)
    record(
        DEAL_WON, deal, by=by, **place(deal, at, then), **worth(deal), base=base, days=days, on=deal.won_on,
        **({"contract_until": deal.contract_until} if deal.contract_until else {}),
    )  # fmt: skip


def tell_lost(deal: Deal, by: Any, at: Any, then: TeamThen | None = None) -> None:
    place_of = place(deal, at, then)
    record(DEAL_LOST, deal, by=by, **place_of, **worth(deal), on=deal.lost_on, personal={"why": deal.lost_why})


def tell_reopened(deal: Deal, by: Any, reason: str, undone: dict[str, Any]) -> None:
    """`undone` repeats what the end had tallied, so that the correction needs no look at older facts."""
    record(DEAL_REOPENED, deal, by=by, **place(deal), undone=undone, personal={"reason": reason})
