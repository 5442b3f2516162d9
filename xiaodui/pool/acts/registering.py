"""报备: a company that somebody found is his to work on once his leader has said so."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui import deadlines
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.core.text import squash
from xiaodui.customers.acts.keep import create as create_customer
from xiaodui.customers.acts.taken import refusal, refuse_nameless, taken
from xiaodui.journal import record
from xiaodui.matching import Known
from xiaodui.people.models import Person
from xiaodui.pool.acts.inputs import Answer, Register, TurnDown
from xiaodui.pool.deadlines import ANSWER, ANSWER_MINUTES
from xiaodui.pool.models import Registration
from xiaodui.pool.rights import works_here
from xiaodui.pool.verbs import (
    REGISTRATION_APPROVED,
    REGISTRATION_ASKED,
    REGISTRATION_REFUSED,
    REGISTRATION_WITHDRAWN,
)
from xiaodui.tasks.acts.rights import leads
from xiaodui.tasks.acts.telling import leader_of


def decides(by: Any, row: Registration) -> bool:
    """Who leads him; nobody says yes to himself, but for who has nobody above him."""
    return leads(by, row.person) and (by.pk != row.person_id or not list(leader_of(row.person)))


def own(by: Any, row: Registration) -> bool:
    return bool(by.pk == row.person_id)


@act("registrations.create", who=works_here, takes=Register, label=_("报备"))
def register(*, by: Any, name: str, region: str, phone: str, evidence: str) -> Registration:
    """报备. Refused at once where somebody has the company; the attempt is kept for both sides."""
    refuse_held(by, name, region, phone)
    row = Registration(person=by, name=name, region=region, phone=phone, evidence=evidence, asked_at=clock.now())
    if Registration.objects.pending().filter(person=by, name=name).exists():
        raise Refusal("registration.twice", _("「%(name)s」你已经报过了，等组长答复。") % {"name": name})
    row.save()
    _tell(REGISTRATION_ASKED, row, by)
    for leader in Person.objects.active().filter(pk__in=list(leader_of(by))):
        deadlines.open_deadline(ANSWER, row, leader, minutes=ANSWER_MINUTES, by=by)
    return row


def refuse_held(by: Any, name: str, region: str, phone: str) -> None:
    folded = squash(name)[:160]
    refuse_nameless(folded)
    found = taken([(folded, Known(name=name, phones=(phone,) if phone else (), region=region))])[0]
    if found is None:
        return
    customer, why = found
    if customer.owner_id is None:
        raise Refusal("registration.in-pool", _("「%(name)s」在公海里，去公海领就好。") % {"name": customer.name})
    if customer.owner_id == by.pk:
        raise Refusal("registration.yours", _("「%(name)s」已经在你手上了，直接跟就行。") % {"name": customer.name})
    raise refusal(customer, why, by=by, what="register", tried=name)


@act("registrations.approve", on=Registration, who=decides, takes=Answer, label=_("同意"))
def approve(row: Registration, *, by: Any, answer: str) -> Registration:
    """同意. The customer is made and his from now on; protection begins with it. Of two answers at once one counts."""
    now = clock.now()
    if (
        not Registration.objects.pending()
        .filter(pk=row.pk)
        .update(approved_at=now, decided_by=by, answer=answer, version=F("version") + 1)
    ):
        _refuse_answered(row)
    refuse_held(row.person, row.name, row.region, row.phone)
    made = create_customer(by=row.person, name=row.name, region=row.region, phone=row.phone, source=str(_("报备")))
    Registration.objects.filter(pk=row.pk).update(customer=made)
    row.refresh_from_db()
    _tell(REGISTRATION_APPROVED, row, by)
    deadlines.meet(ANSWER, row, by=by)
    return row


@act("registrations.turn_down", on=Registration, who=decides, takes=TurnDown, label=_("不同意"))
def turn_down(row: Registration, *, by: Any, answer: str) -> Registration:
    if (
        not Registration.objects.pending()
        .filter(pk=row.pk)
        .update(refused_at=clock.now(), decided_by=by, answer=answer, version=F("version") + 1)
    ):
        _refuse_answered(row)
    row.refresh_from_db()
    _tell(REGISTRATION_REFUSED, row, by, reason=answer)
    deadlines.meet(ANSWER, row, by=by)
    return row


@act("registrations.withdraw", on=Registration, who=own, label=_("撤回"))
def withdraw_registration(row: Registration, *, by: Any) -> Registration:
    rows = Registration.objects.pending().filter(pk=row.pk)
    if not rows.update(withdrawn_at=clock.now(), version=F("version") + 1):
        _refuse_answered(row)
    row.refresh_from_db()
    _tell(REGISTRATION_WITHDRAWN, row, by)
    deadlines.close(ANSWER, row)
    return row


def _refuse_answered(row: Registration) -> None:
    raise Refusal("registration.answered", _("这条报备已经有结果了，刷新后再看。"))


def _tell(verb: Any, row: Registration, by: Any, reason: str = "") -> None:
    team = row.person.team_id
    record(
        verb, row, by=by, within=f"person:{row.person_id}", team=f"team:{team}" if team else None, owner=row.person,
        customer=row.customer, told=[f"person:{row.person_id}", *(f"person:{pk}" for pk in leader_of(row.person))],
        personal={"name": row.name, **({"reason": reason} if reason else {})},
    )  # fmt: skip
