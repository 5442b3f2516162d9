"""The facts of a deal, each with everything its measures need."""

from typing import Any

from xiaodui.core.money import to_base
from xiaodui.deals.models import Deal
from xiaodui.deals.verbs import DEAL_LOST, DEAL_MOVED, DEAL_OPENED, DEAL_REOPENED, DEAL_WON
from xiaodui.journal import record


def _key(kind: str, pk: int | None) -> str | None:
    return f"{kind}:{pk}" if pk else None


def place(deal: Deal) -> dict[str, Any]:
    """Where a fact of this deal belongs: the customer it stands within, the team then, the owner, the product."""
    return {
        "within": _key("customer", deal.customer_id), "team": _key("team", deal.team_id),
        "owner": _key("person", deal.owner_id), "product": _key("product", deal.product_id),
    }  # fmt: skip


def tell_opened(deal: Deal, by: Any, at: Any) -> None:
    record(DEAL_OPENED, deal, by=by, at=at, **place(deal), amount=deal.amount, currency=deal.currency, stage=_key("stage", deal.stage_id))


def tell_moved(deal: Deal, by: Any, at: Any, before: int) -> None:
    record(DEAL_MOVED, deal, by=by, at=at, **place(deal), to=_key("stage", deal.stage_id), before=_key("stage", before))


def tell_won(deal: Deal, by: Any, at: Any) -> None:
    assert deal.won_on is not None, "told after winning"
    days = (deal.won_on - deal.engaged_on).days if deal.engaged_on else None
    base = to_base(deal.amount, deal.currency, deal.won_on)
    record(DEAL_WON, deal, by=by, at=at, **place(deal), amount=deal.amount, currency=deal.currency, base=base, days=days, on=deal.won_on)


def tell_lost(deal: Deal, by: Any, at: Any) -> None:
    record(DEAL_LOST, deal, by=by, at=at, **place(deal), amount=deal.amount, currency=deal.currency, on=deal.lost_on,
           personal={"why": deal.lost_why})  # fmt: skip


def tell_reopened(deal: Deal, by: Any, reason: str, undone: dict[str, Any]) -> None:
    """`undone` repeats what the end had tallied, so that the correction needs no look at older facts."""
    record(DEAL_REOPENED, deal, by=by, **place(deal), undone=undone, personal={"reason": reason})
