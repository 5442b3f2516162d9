"""Who may set rules of assignment, and who may give a lead to whom."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.assignment.weighing import held_by, limit_of, sell
from xiaodui.core import clock
from xiaodui.core.refusal import Refusal
from xiaodui.people.models import Absence, Person
from xiaodui.people.models.role import holding
from xiaodui.pool.acts.claiming import allowance_of


def sets_rules(by: Any, target: Any = None) -> bool:
    """The order of rules decides for all teams, so who leads all of them sets it."""
    return bool(by.reach.everything and by.may("lead"))


def leads_it(by: Any, customer: Any) -> bool:
    """He leads where its owner stands; what has no owner he gives to people whom he leads."""
    owner = customer.owner if customer.owner_id else None
    return bool(by.may("lead", owner.team) if owner else by.may("lead"))


def leads_waiting(by: Any, waiting: Any = None) -> bool:
    return bool(by.may("lead"))


def owns_it(by: Any, customer: Any) -> bool:
    return bool(customer.owner_id and by.reach.acts_for(customer.owner_id) and by.may("sell"))


def takes_it(by: Any, passing: Any) -> bool:
    return bool(by.pk == passing.to_id)


def gives_it(by: Any, passing: Any) -> bool:
    return bool(by.reach.acts_for(passing.giver_id) or by.may("lead", passing.giver.team))


def check_can_take(to: Person, by: Any) -> None:
    """Refuses who has left, doesn't sell, is away today or full; and, for a leader, who isn't his to give work to."""
    said = {"name": to.name}
    if by is not None and not by.may("lead", to.team):
        raise Refusal("assignment.whom", _("你带不到 %(name)s，请选自己带的同事。") % said)
    if not to.is_active:
        raise Refusal("person.inactive", _("%(name)s 已经停用，换一位同事。") % said)
    if to.pk not in sell([to]):
        raise Refusal("assignment.right", _("%(name)s 没有做单的权限，换一位同事。") % said)
    if Absence.objects.filter(holding(clock.today()), person=to).exists():
        raise Refusal("assignment.away", _("%(name)s 今天请假，换一位在的同事。") % said)
    allowance_of(to)  # his claims queue up for the same row
    if held_by([to.pk]).get(to.pk, 0) >= limit_of(to):
        raise Refusal("assignment.full", _("%(name)s 手上已经满了，换一位还有空位的同事。") % said)
