"""Moving on: to another stage, to another colleague."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.customers.guarding import guard
from xiaodui.customers.models import Involvement
from xiaodui.deals.acts.inputs import HandOverDeal, MoveDeal
from xiaodui.deals.acts.keep import refuse_closed
from xiaodui.deals.acts.rights import seller_or_leader
from xiaodui.deals.acts.telling import place, tell_moved
from xiaodui.deals.models import Deal, Stage
from xiaodui.deals.verbs import DEAL_HANDED_OVER
from xiaodui.journal import gather, record


def refuse_retired(stage: Stage) -> None:
    if stage.retired_on:
        raise Refusal("stage.retired", _("「%(stage)s」这个阶段已经停用。") % {"stage": stage.name})


def refuse_stale(deal: Deal) -> None:
    """It was moved, closed or edited since it was looked at."""
    if deal.closed_on:
        refuse_closed(deal)
    raise Refusal("stale", _("「%(title)s」刚被别人动过，已经换成最新的位置。") % {"title": deal.title})


@act("deals.move", on=Deal, who=seller_or_leader, takes=MoveDeal, label=_("换阶段"))
def move(deal: Deal, *, by: Any, stage: Stage, version: int | None = None) -> Deal:
    """换阶段. Dropping a card where it already lies changes nothing; of two drags at once the later one is told."""
    refuse_retired(stage)
    if deal.stage_id == stage.pk:
        return deal
    before, now = deal.stage_id, clock.now()
    rows = Deal.objects.open().filter(pk=deal.pk, version=deal.version if version is None else version)
    engaged_on = deal.engaged_on or (clock.day_of(now) if stage.engages else None)
    if not rows.update(stage=stage, stage_since=now, engaged_on=engaged_on, version=F("version") + 1):
        refuse_stale(deal)
    deal.refresh_from_db()
    tell_moved(deal, by, None, before)
    return deal


@act("deals.hand_over", on=Deal, who=seller_or_leader, takes=HandOverDeal, label=_("移交"))
def hand_over(deal: Deal, *, by: Any, to: Any, reason: str) -> Deal:
    """移交. Only open deals change hands: what was won stays with who won it."""
    if not to.is_active:
        raise Refusal("person.inactive", _("%(name)s 已经停用，换一位同事。") % {"name": to.name})
    if deal.owner_id == to.pk:
        raise Refusal("deal.same-owner", _("这个商机已经归 %(name)s 了。") % {"name": to.name})
    guard(deal.customer, by, "sell", to)
    return change_owner(deal, to, by=by, reason=reason)


def change_owner(deal: Deal, to: Any, *, by: Any, reason: str) -> Deal:
    """In the caller's transaction, who has checked the right and asked the guards; refused as closed or gone where it is
    no longer the owner's who was seen."""
    before = deal.owner
    rows = Deal.objects.open().filter(pk=deal.pk, owner=before)
    if not rows.update(owner=to, team=to.team, version=F("version") + 1):
        refuse_closed(deal)
    deal.refresh_from_db()
    if deal.customer_id:
        Involvement.note({(deal.customer_id, to.pk)}, clock.now())
    record(DEAL_HANDED_OVER, deal, by=by, **place(deal), to=to, former_owner=before, personal={"reason": reason})
    return deal


def hand_over_all(person: Any, to: Any, by: Any, reason: str) -> int:
    """All open deals of `person` to `to`, in the caller's transaction, who has checked the right: one leaves, his
    deals stay. One statement for the rows, the facts in chunks; how many went."""
    deals = list(Deal.objects.open().filter(owner=person).order_by("pk"))
    Deal.objects.filter(pk__in=[deal.pk for deal in deals], owner=person).update(
        owner=to, team=to.team, version=F("version") + 1
    )
    Involvement.note({(deal.customer_id, to.pk) for deal in deals if deal.customer_id}, clock.now())
    with gather():
        for deal in deals:
            deal.owner, deal.team = to, to.team
            told = {**place(deal), "to": to, "former_owner": person}
            record(DEAL_HANDED_OVER, deal, by=by, **told, personal={"reason": reason})
    return len(deals)
