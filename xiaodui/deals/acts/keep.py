"""Opening, editing and noting."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.acts.editing import edit_row
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.customers.acts import write_note
from xiaodui.customers.acts.inputs import WriteNote
from xiaodui.customers.guarding import guard
from xiaodui.customers.models import Customer, Involvement, Note
from xiaodui.deals.acts.inputs import EditDeal, NewDeal
from xiaodui.deals.acts.rights import seller_or_leader, sells
from xiaodui.deals.acts.telling import place, tell_opened
from xiaodui.deals.models import Deal, Stage
from xiaodui.deals.verbs import DEAL_EDITED
from xiaodui.journal import record


def first_stage() -> Stage:
    stage = Stage.objects.in_use().first()
    if stage is None:
        raise Refusal("no-stage", _("还没有销售阶段，请管理员先定。"))
    return stage


def built(by: Any, given: dict[str, Any]) -> Deal:
    """The row that this input makes, unsaved."""
    given = dict(given)
    owner = given.pop("owner", None) or by
    stage = given.pop("stage", None) or first_stage()
    now = clock.now()
    if given.get("engaged_on") is None and stage.engages:
        given["engaged_on"] = clock.day_of(now)
    return Deal(**given, owner=owner, team=owner.team, stage=stage, stage_since=now, created_at=now)


def refuse_closed(deal: Deal) -> None:
    raise Refusal("deal.closed", _("「%(title)s」已经关闭，请刷新后再看。") % {"title": deal.title})


def refuse_code() -> None:
    raise Invalid({"code": [_("这个编号已经用在别的商机上了，换一个。")]})


@act("deals.create", who=sells, takes=NewDeal, label=_("新商机"))
def create(*, by: Any, **given: Any) -> Deal:
    """开商机. It counts as engaged once it stands in a stage that engages."""
    deal = built(by, given)
    guard(deal.customer, by, "sell", deal.owner)
    if deal.code and Deal.objects.filter(code=deal.code).exists():
        refuse_code()
    deal.save(force_insert=True)
    if deal.customer_id:
        Involvement.note({(deal.customer_id, deal.owner_id)}, deal.created_at)
        Customer.objects.filter(pk=deal.customer_id).update(touched_at=deal.created_at)
    tell_opened(deal, by, None)
    return deal


@act("deals.edit", on=Deal, who=seller_or_leader, takes=EditDeal, label=_("改商机"))
def edit(deal: Deal, *, by: Any, version: int, **changes: Any) -> Deal:
    """A closed deal's amount is part of what was settled: reopen it first."""
    if deal.closed_on and (changes["amount"] != deal.amount or changes["product"] != deal.product):
        refuse_closed(deal)
    if changes["customer"] != deal.customer:
        guard(changes["customer"], by, "sell", deal.owner)
    before = edit_row(deal, version, changes)
    if before:
        if "customer" in before and deal.customer_id:
            Involvement.note({(deal.customer_id, deal.owner_id)}, clock.now())
        record(
            DEAL_EDITED, deal, by=by, **place(deal), before=before, after={key: getattr(deal, key) for key in before}
        )
    return deal


@act("deals.note", on=Deal, who=seller_or_leader, takes=WriteNote, label=_("写备注"))
def note(deal: Deal, *, by: Any, text: str) -> Note:
    return write_note(deal, deal.customer, by=by, text=text)
