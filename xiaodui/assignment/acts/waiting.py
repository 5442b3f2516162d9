"""Leads for which nobody was found: listed, told to a leader, tried again, given by hand."""

from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.assignment.acts.inputs import Give
from xiaodui.assignment.acts.rights import check_can_take, leads_waiting
from xiaodui.assignment.models import Assignment, RuleVersion, Unassigned
from xiaodui.assignment.rules.deciding import Decision
from xiaodui.assignment.verbs import LEAD_WAITING
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.customers.guarding import guard
from xiaodui.customers.models import Customer
from xiaodui.journal import record
from xiaodui.people.models import Person, Team


def wait(customer: Customer, version: RuleVersion, decision: Decision) -> Unassigned:
    """It stands among those that wait, and a leader is told once a reason; in the caller's transaction."""
    team = team_of(version)
    now, stands = clock.now(), [asdict(one) for one in decision.stands]
    before = Unassigned.objects.filter(customer=customer).values_list("why", flat=True).first()
    waiting, _made = Unassigned.objects.update_or_create(
        customer=customer,
        defaults={"rule": version, "team": team, "why": decision.why, "stands": stands, "tried_at": now},
        create_defaults={
            "rule": version, "team": team, "why": decision.why, "stands": stands, "tried_at": now, "since": now
        },
    )  # fmt: skip
    if before != decision.why:
        told = [f"person:{pk}" for pk in leaders_of(team)]
        record(LEAD_WAITING, customer, by=None, within=customer, team=team, why=decision.why, told=told)
    return waiting


def team_of(version: RuleVersion) -> Team | None:
    """The team that is to look after it: the first that the rule names, else that of the first person named."""
    if found := Team.objects.filter(pk__in=version.teams).order_by("pk").first():
        return found
    person = (
        Person.objects.filter(pk__in=version.people).exclude(team=None).select_related("team").order_by("pk").first()
    )
    return person.team if person else None


def leaders_of(team: Team | None) -> list[int]:
    """Who leads this team, or the next one above that is led; the owners where there is none."""
    path = team.path if team else ""
    above = [path[:end] for end in range(len(path), 0, -Team.steplen)]
    led = {one.path: one.leader_id for one in Team.objects.filter(path__in=above, leader__is_active=True)}
    nearest = next((led[one] for one in above if one in led), None)
    if nearest:
        return [nearest]
    return list(Person.objects.active().filter(is_owner=True).order_by("pk").values_list("pk", flat=True))


@act("unassigned.assign", on=Unassigned, who=leads_waiting, takes=Give, label=_("分给"))
def assign_waiting(waiting: Unassigned, *, by: Any, to: Any, reason: str) -> Assignment:
    """分给. A leader gives what waits for his team to one whom he leads."""
    from xiaodui.assignment.acts.assigning import give

    check_can_take(to, by)
    guard(waiting.customer, by, "take", to)
    return give(fresh(waiting), to, by=by, how="hand", reason=reason)


@act("unassigned.retry", on=Unassigned, who=leads_waiting, label=_("再试一次"))
def retry_waiting(waiting: Unassigned, *, by: Any) -> Assignment | Unassigned | None:
    """再试一次. By the rules as they are now; None where none speaks of it any more, which puts it among the pool's."""
    from xiaodui.assignment.acts.assigning import by_rules

    given = by_rules(fresh(waiting), by=by)
    if given is None:
        Unassigned.objects.filter(pk=waiting.pk).delete()
    return given


def fresh(waiting: Unassigned) -> Customer:
    customer = Customer.objects.filter(pk=waiting.customer_id, owner=None).first()
    if customer is None:
        raise Refusal("assignment.gone", _("刚才已经有人接了，刷新后再看。"))
    return customer
