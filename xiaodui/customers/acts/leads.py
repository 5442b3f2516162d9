"""Leads: companies that somebody heard of, found fit or unfit for selling to."""

from typing import Any

from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.customers.acts.contacts import added
from xiaodui.customers.acts.inputs import Disqualify, NewLead, Qualify
from xiaodui.customers.acts.keep import built, place_new
from xiaodui.customers.acts.rights import owner_or_leader, sells
from xiaodui.customers.acts.telling import place, tell_leveled
from xiaodui.customers.guarding import guard
from xiaodui.customers.models import Contact, Customer
from xiaodui.customers.models.customer import UNFIT
from xiaodui.customers.verbs import (
    CUSTOMER_DISQUALIFIED,
    CUSTOMER_QUALIFIED,
    CUSTOMER_REOPENED,
)
from xiaodui.journal import record

HUMAN = {"contact": "name", "title": "title", "phone": "phone", "email": "email"}


def parted(by: Any, given: dict[str, Any]) -> tuple[Customer, dict[str, Any] | None]:
    """(the lead, unsaved; what is known of the human there). A number without a name is the company's own."""
    given = dict(given)
    human = {theirs: given.pop(ours) for ours, theirs in HUMAN.items()}
    if not human["name"] and (human["email"] or human["title"]):
        raise Invalid({"contact": [_("有职务或邮箱，也要写联系人的名字。")]})
    phone = "" if human["name"] else human["phone"]
    lead = built(by, {**given, "phone": phone})
    lead.qualified_on = None
    return lead, human if human["name"] else None


@act("leads.create", who=sells, takes=NewLead, label=_("新线索"))
def create_lead(*, by: Any, **given: Any) -> Customer:
    """登记线索. One that is there already, as a lead or as a customer, is refused as a second customer is."""
    lead, human = parted(by, given)
    place_new(lead, by, Contact(**human) if human else None)
    if human:
        added(lead, by, **human)
    return lead


def _refuse_unless_lead(customer: Customer) -> None:
    raise Refusal("lead.settled", _("「%(name)s」已经不是待定的线索，刷新后再看。") % {"name": customer.name})


def detail_of(customer: Customer) -> dict[str, Any]:
    """Where a lead came from, for the measures of sources."""
    return {"source": customer.source, "campaign": customer.campaign}


@act("customers.qualify", on=Customer, who=owner_or_leader, takes=Qualify, label=_("转成客户"))
def qualify(customer: Customer, *, by: Any, level: str, found: str) -> Customer:
    """转客户. The row stays the same, so nothing that was noted of it is lost. Claimed once."""
    guard(customer, by, "edit")
    now, before = clock.now(), customer.level
    open_one = Customer.objects.leads().filter(pk=customer.pk, merged_into=None)
    if not open_one.update(qualified_on=clock.day_of(now), level=level, touched_at=now, version=F("version") + 1):
        _refuse_unless_lead(customer)
    customer.refresh_from_db()
    record(
        CUSTOMER_QUALIFIED, customer, by=by, **place(customer), **detail_of(customer), level=level,
        came_at=customer.created_at, personal={"text": found},
    )  # fmt: skip
    tell_leveled(customer, before, by)
    return customer


@act("customers.disqualify", on=Customer, who=owner_or_leader, takes=Disqualify, label=_("不合适"))
def disqualify(customer: Customer, *, by: Any, why: str, words: str = "") -> Customer:
    """不合适, with a reason that can be counted. It stays there and can be taken up again."""
    guard(customer, by, "edit")
    now = clock.now()
    open_one = Customer.objects.leads().filter(pk=customer.pk, merged_into=None)
    if not open_one.update(
        disqualified_on=clock.day_of(now), disqualified_why=why, touched_at=now, version=F("version") + 1
    ):
        _refuse_unless_lead(customer)
    customer.refresh_from_db()
    record(
        CUSTOMER_DISQUALIFIED, customer, by=by, **place(customer), **detail_of(customer), why=why, **why_said(why),
        personal={"text": words} if words else None,
    )  # fmt: skip
    return customer


@act("customers.reopen", on=Customer, who=owner_or_leader, label=_("再当线索跟"))
def reopen(customer: Customer, *, by: Any) -> Customer:
    """Takes an unfit one up again."""
    guard(customer, by, "edit")
    unfit = Customer.objects.filter(pk=customer.pk, merged_into=None).exclude(disqualified_on=None)
    if not unfit.update(disqualified_on=None, disqualified_why="", touched_at=clock.now(), version=F("version") + 1):
        raise Refusal("lead.open", _("「%(name)s」没有被判不合适，刷新后再看。") % {"name": customer.name})
    customer.refresh_from_db()
    record(CUSTOMER_REOPENED, customer, by=by, **place(customer), **detail_of(customer))
    return customer


def why_said(why: str) -> dict[str, str]:
    """The reason in both languages: a fact is read in either."""
    label = dict(UNFIT)[why]
    with translation.override("zh-hans"):
        zh = str(label)
    with translation.override("en"):
        return {"why_zh": zh, "why_en": str(label)}
