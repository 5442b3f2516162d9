"""The ends of a deal, and the way back."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.money import to_base
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.deals.acts.inputs import LoseDeal, WinDeal, WithReason
from xiaodui.deals.acts.keep import refuse_closed
from xiaodui.deals.acts.rights import leader, seller_or_leader
from xiaodui.deals.acts.telling import tell_lost, tell_reopened, tell_won
from xiaodui.deals.models import Deal


def business_time(on: date | None) -> Any:
    """The instant at which an end on this day happened: now for today, else noon of that day."""
    if on is None or on == clock.today():
        return clock.now()
    if on > clock.today():
        raise Refusal("deal.future", _("%(day)s 还没到，到了那天再记。") % {"day": on})
    return clock.noon(on)


def refuse_ended_before(contract_until: date | None, day: date) -> None:
    if contract_until is not None and contract_until < day:
        raise Invalid({"contract_until": [_("合同的最后一天不能早于签约日。")]})


@act("deals.win", on=Deal, who=seller_or_leader, takes=WinDeal, label=_("赢单"))
def win(deal: Deal, *, by: Any, amount: Decimal, on: date | None = None, contract_until: date | None = None) -> Deal:
    """赢单. Claims the row first: two hands on the button must not count twice."""
    at = business_time(on)
    day = clock.day_of(at)
    refuse_ended_before(contract_until, day)
    engaged_on = deal.engaged_on or min(clock.day_of(deal.created_at), day)
    if (
        not Deal.objects.open()
        .filter(pk=deal.pk)
        .update(
            won_on=day, amount=amount, engaged_on=engaged_on, contract_until=contract_until, version=F("version") + 1
        )
    ):
        refuse_closed(deal)
    to_base(amount, deal.currency, day)  # refused for want of a rate, the record in hand stays as it was
    deal.refresh_from_db()
    tell_won(deal, by, at)
    return deal


@act("deals.lose", on=Deal, who=seller_or_leader, takes=LoseDeal, label=_("丢单"))
def lose(deal: Deal, *, by: Any, why: str, on: date | None = None) -> Deal:
    """丢单. The reason is asked because the next one at this customer will need it."""
    at = business_time(on)
    if (
        not Deal.objects.open()
        .filter(pk=deal.pk)
        .update(lost_on=clock.day_of(at), lost_why=why, version=F("version") + 1)
    ):
        refuse_closed(deal)
    deal.refresh_from_db()
    tell_lost(deal, by, at)
    return deal


@act("deals.reopen", on=Deal, who=leader, takes=WithReason, label=_("重新打开"))
def reopen(deal: Deal, *, by: Any, reason: str) -> Deal:
    """Undo an end, with its own fact: what it had tallied is taken back on today's business day, not erased."""
    if deal.closed_on is None:
        raise Refusal("deal.open", _("这个商机本来就开着。"))
    won = deal.won_on
    undone: dict[str, Any] = {"end": deal.state, "on": deal.closed_on}
    if won:
        undone["base"] = to_base(deal.amount, deal.currency, won)
        undone["days"] = (won - deal.engaged_on).days if deal.engaged_on else None
    rows = Deal.objects.filter(pk=deal.pk, version=deal.version)
    if not rows.update(
        won_on=None, lost_on=None, lost_why="", contract_until=None, stage_since=clock.now(), version=F("version") + 1
    ):
        raise Refusal("stale", _("刚才有人动过它，刷新后再看。"))
    deal.refresh_from_db()
    tell_reopened(deal, by, reason, undone)
    return deal
