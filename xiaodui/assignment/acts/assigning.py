"""Giving a customer to somebody: by the rules, or by a leader's word."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from xiaodui.assignment import clocks
from xiaodui.assignment.acts.inputs import Give
from xiaodui.assignment.acts.rights import check_can_take, leads_it
from xiaodui.assignment.acts.waiting import wait
from xiaodui.assignment.models import Assignment, AssignmentRule, RuleVersion, Unassigned
from xiaodui.assignment.rules.deciding import Decision, decide
from xiaodui.assignment.rules.fits import Lead, missed
from xiaodui.assignment.weighing import Desk, cooling_off, lead_of, way_of
from xiaodui.core import clock
from xiaodui.core.acts import Asked, act
from xiaodui.core.refusal import Refusal
from xiaodui.customers.acts.ownership import change_hands
from xiaodui.customers.guarding import guard
from xiaodui.customers.models import Customer
from xiaodui.customers.verbs import CUSTOMER_ASSIGNED


@act("customers.assign", on=Customer, who=leads_it, takes=Give, label=_("分给"), several=10)
def assign(customer: Customer, *, by: Any, to: Any, reason: str) -> Assignment:
    """分给. By a leader's word, among those whom he leads."""
    check_can_take(to, by)
    if customer.owner_id == to.pk:
        raise Refusal("customer.same-owner", _("这家已经归 %(name)s 了。") % {"name": to.name})
    guard(customer, by, "take", to)
    return give(customer, to, by=by, how="hand", reason=reason)


@act("customers.assign_by_rules", on=Customer, who=leads_it, label=_("按规则分"), several=10)
def assign_by_rules(customer: Customer, *, by: Any) -> Assignment | Unassigned:
    """按规则分. To whom the rules give it now; a lead for which nobody is found waits, with the reason."""
    return _ruled(customer, by, Desk())


@assign_by_rules.bulk
def assign_several_by_rules(asked: list[Asked]) -> list[Any]:
    """Candidates are looked up once for all of them; each is undone alone when it is refused."""
    desk, answers = Desk(), list[Any]()
    for row in asked:
        try:
            assign_by_rules.check_right(row.by, row.target)
            with transaction.atomic(), clock.at(row.at or clock.now()):
                answers.append(_ruled(row.target, row.by, desk))
        except Refusal as no:
            answers.append(no)
    return answers


def _ruled(customer: Customer, by: Any, desk: Desk) -> Assignment | Unassigned:
    guard(customer, by, "take")
    given = by_rules(customer, by=by, had={customer.owner_id} if customer.owner_id else (), desk=desk)
    if given is None:
        raise Refusal("assignment.no-rule", _("没有一条规则管这一家。加一条规则，或者直接分给一个人。"))
    return given


def by_rules(
    customer: Customer, *, by: Any = None, had: Collection[int | None] = (), how: str = "rule", desk: Desk | None = None
) -> Assignment | Unassigned | None:
    """In the caller's transaction: the assignment, where nobody could get it what waits, None where no rule speaks of it.

    What has an owner already never waits: it stays where it is, None.
    """
    lead, desk = lead_of(customer), desk or Desk()
    kept_off = {pk for pk in had if pk} | cooling_off(customer)
    stuck: tuple[RuleVersion, Decision] | None = None
    for rule in AssignmentRule.objects.in_force():
        if rule.current is None or missed(rule.current.when, lead):
            continue
        decision = _decide(rule, desk, kept_off)
        if decision.person is not None:
            return _gave(customer, rule.current, decision, lead, desk, by=by, how=how)
        stuck = stuck or (rule.current, decision)
        if rule.current.fallback == "pool":
            return None
        if rule.current.fallback == "wait":
            break
    return wait(customer, *stuck) if stuck and not customer.owner_id else None


def _decide(rule: AssignmentRule, desk: Desk, had: Collection[int]) -> Decision:
    """With the turns as they are now; whom the desk thinks to have room is looked at once more."""
    assert rule.current, "a rule in force has a version"
    # Two workers on one rule would give the same turn twice; on SQLite the transaction itself is the lock.
    credits = AssignmentRule.objects.select_for_update().values_list("credits", flat=True).get(pk=rule.pk)
    decision = decide(desk.candidates(rule.current, credits, had), way_of(rule.current))
    while decision.person is not None and desk.is_full_now(decision.person):
        decision = decide(desk.candidates(rule.current, credits, had), way_of(rule.current))
    if decision.credits:
        owed = {str(pk): credit for pk, credit in decision.credits.items()}
        AssignmentRule.objects.filter(pk=rule.pk).update(credits={**credits, **owed})
    return decision


def _gave(
    customer: Customer, version: RuleVersion, decision: Decision, lead: Lead, desk: Desk, *, by: Any, how: str
) -> Assignment:
    assert decision.person is not None
    to = desk.person(decision.person)
    stands = [asdict(one) | desk.numbers(version, one.id) for one in decision.stands]
    desk.gave(to.pk)
    return give(customer, to, by=by, how=how, version=version, lead=asdict(lead), stands=stands)


def give(
    customer: Customer, to: Any, *, by: Any, how: str, version: RuleVersion | None = None, reason: str = "",
    lead: dict[str, Any] | None = None, stands: Sequence[Any] = (),
) -> Assignment:  # fmt: skip
    """In the caller's transaction, who has checked everything: hands, row, clocks."""
    former = customer.owner
    change_hands(customer, to, by=by, verb=CUSTOMER_ASSIGNED, reason=reason, how=how, cite=cited(version))
    given = Assignment.objects.create(
        customer=customer, person=to, former=former, by=by, how=how, rule=version, reason=reason, at=clock.now(),
        lead=lead or asdict(lead_of(customer)), stands=list(stands),
    )  # fmt: skip
    Unassigned.objects.filter(customer=customer).delete()
    clocks.start_first(customer, to, by_rule=how != "hand")
    clocks.start_idle(customer, to)
    return given


def cited(version: RuleVersion | None) -> str:
    return f"assignment_rule:{version.rule_id}@{version.number}" if version else ""
