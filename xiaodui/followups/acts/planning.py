"""Planning the next contact: made, moved, done by a follow-up, dropped."""

from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.acts.editing import edit_row
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.customers.guarding import guard
from xiaodui.followups import clocks
from xiaodui.followups.acts.inputs import DropPlan, EditPlan, MakePlan
from xiaodui.followups.acts.rights import carries, check_contact, check_works_with, sells
from xiaodui.followups.acts.telling import place
from xiaodui.followups.models import FollowUp, Plan
from xiaodui.followups.naming import plan_text
from xiaodui.followups.rules import fulfils
from xiaodui.followups.verbs import PLAN_DONE, PLAN_DROPPED, PLAN_MADE, PLAN_MOVED
from xiaodui.journal import record
from xiaodui.tasks.acts.days import check_to_come, due_of


@act("plans.create", who=sells, takes=MakePlan, label=_("定下一步"))
def create(*, by: Any, customer: Any, person: Any, **given: Any) -> Plan:
    """定下一步. Reminded on the day; it follows the customer when that changes hands."""
    person = person or by
    if person is None:
        raise Refusal("plan.nobody", _("写上谁去。"))
    check_works_with(by, customer, person)
    if not person.is_active:
        raise Refusal("person.inactive", _("%(name)s 已经停用，换一位同事。") % {"name": person.name})
    check_contact(given["contact"], customer)
    guard(customer, by, "contact", person)
    return made(customer=customer, person=person, by=by, **given)


def made(*, customer: Any, person: Any, by: Any, due_on: Any, due_time: Any = None, **given: Any) -> Plan:
    """Row, fact and clock, in the caller's transaction, who has checked everything but the day."""
    due_at = due_of(person, due_on, due_time)
    assert due_at is not None
    check_to_come(due_at, due_on, due_time)
    plan = Plan.objects.create(
        customer=customer, person=person, made_by=by, due_on=due_on, due_time=due_time, due_at=due_at, made_at=clock.now(),
        **given,
    )  # fmt: skip
    record(PLAN_MADE, plan, by=by, **told(plan))
    clocks.start([plan], by)
    return plan


def told(plan: Plan) -> dict[str, Any]:
    """What each fact of a plan carries. Its words are personal: they may name somebody."""
    return {**place(plan), "due": plan.due_at, "due_on": plan.due_on,
            "personal": {"text": plan_text(plan.text, plan.channel)}}  # fmt: skip


@act("plans.edit", on=Plan, who=carries, takes=EditPlan, label=_("改期"))
def edit(plan: Plan, *, by: Any, version: int, due_on: Any, due_time: Any, contact: Any, **rest: Any) -> Plan:
    """A new day starts its clock anew; what was missed before stays missed. A parked one waits without a clock."""
    refuse_ended(plan)
    check_contact(contact, plan.customer)
    guard(plan.customer, by, "contact", plan.person)
    changes = {**rest, "contact": contact, "due_on": due_on, "due_time": due_time}
    moved = (due_on, due_time) != (plan.due_on, plan.due_time)
    if moved:
        changes["due_at"] = _due(plan, due_on, due_time)
    if edit_row(plan, version, changes):
        record(PLAN_MOVED, plan, by=by, **told(plan))
    if moved:
        clocks.stop(plan)
        clocks.start([plan], by)
    return plan


def _due(plan: Plan, due_on: Any, due_time: Any) -> datetime:
    due_at = due_of(plan.person or plan.customer.owner or plan.made_by, due_on, due_time)
    check_to_come(due_at, due_on, due_time)
    assert due_at is not None
    return due_at


@act("plans.drop", on=Plan, who=carries, takes=DropPlan, label=_("不做了"))
def drop(plan: Plan, *, by: Any, reason: str) -> Plan:
    """Not done and not missed: it lost its reason."""
    rows = Plan.objects.open().filter(pk=plan.pk)
    if not rows.update(dropped_at=clock.now(), why_dropped=reason, version=F("version") + 1):
        refuse_ended(Plan.objects.get(pk=plan.pk))
    plan.refresh_from_db()
    said = told(plan)
    said["personal"]["reason"] = reason
    record(PLAN_DROPPED, plan, by=by, **said)
    clocks.stop(plan)
    return plan


def refuse_ended(plan: Plan) -> None:
    if plan.is_open:
        return
    said = {"text": plan_text(plan.text, plan.channel)}
    raise Refusal("plan.ended", _("「%(text)s」已经了结，不用再改。要再约，定一个新的下一步。") % said)


def after(row: FollowUp, by: Any, plan: Plan | None, following: dict[str, Any]) -> None:
    """What a logged contact does to plans: the one that it was made for is done, the next step stands.

    Without one named it is his earliest on this customer that was due by then, if anybody was reached.
    """
    if plan is None and fulfils(row.why):
        mine = Plan.objects.open().filter(customer=row.customer, person=row.person)
        plan = mine.filter(due_on__lte=clock.day_of(row.happened_at)).by_due().first()
    if plan is not None:
        finish(plan, row, by)
    if following["next_on"] is not None:
        _next(row, by, following)
    elif following["next_text"]:
        raise Invalid({"next_on": [_("写了下一步，也选一下哪天。")]})


def _next(row: FollowUp, by: Any, following: dict[str, Any]) -> None:
    try:
        made(
            customer=row.customer, person=row.person, by=by, due_on=following["next_on"], due_time=following["next_time"],
            channel=following["next_channel"] or row.channel, text=following["next_text"], contact=row.contact,
            came_from=row,
        )  # fmt: skip
    except Invalid as no:
        names = {"due_on": "next_on", "due_time": "next_time"}
        raise Invalid({names.get(name, name): said for name, said in no.errors.items()}) from None


def finish(plan: Plan, row: FollowUp, by: Any) -> None:
    """Claims the row: two follow-ups at once do one plan once; the second stands without it."""
    rows = Plan.objects.open().filter(pk=plan.pk)
    if not rows.update(done_at=row.happened_at, done_by=row, version=F("version") + 1):
        return
    plan.refresh_from_db()
    record(PLAN_DONE, plan, by=by, **told(plan), followup=row, in_time=row.happened_at <= plan.due_at)
    clocks.keep(plan, by)
