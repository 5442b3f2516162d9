"""From opener to follower to closer: the giver writes where talks stand, the taker confirms, then it changes hands."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui import deadlines
from xiaodui.assignment import clauses
from xiaodui.assignment.acts.inputs import Decline, PassOn
from xiaodui.assignment.acts.rights import gives_it, owns_it, takes_it
from xiaodui.assignment.clocks import HANDING
from xiaodui.assignment.models import Passing, PhaseOwner
from xiaodui.assignment.phases import SHARES, serving
from xiaodui.assignment.verbs import PASSED_ON, PASSING_CONFIRMED, PASSING_DECLINED, PASSING_WITHDRAWN
from xiaodui.assignment.weighing import sell
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.customers.acts.ownership import change_hands
from xiaodui.customers.guarding import guard
from xiaodui.customers.models import Customer
from xiaodui.customers.verbs import CUSTOMER_HANDED_OVER
from xiaodui.deals.acts.move import change_owner
from xiaodui.deals.models import Deal
from xiaodui.journal import record


@act("customers.pass_on", on=Customer, who=owns_it, takes=PassOn, label=_("接力"))
def pass_on(customer: Customer, *, by: Any, to: Any, phase: str, **said: Any) -> Passing:
    """接力. Until the taker confirms, the customer stays the giver's, with all that is due."""
    giver = customer.owner
    assert giver is not None, "only its owner passes a customer on"
    if to.pk == giver.pk:
        raise Refusal("customer.same-owner", _("这家已经归 %(name)s 了。") % {"name": to.name})
    _check_serves(giver, to, phase)
    guard(customer, by, "take", to)
    if Passing.objects.open().filter(customer=customer, deal=None).exists():
        raise Refusal("passing.open", _("已经交出去一次，对方还没回。先收回，再交给别人。"))
    passing = Passing.objects.create(customer=customer, giver=giver, to=to, phase=phase, asked_at=clock.now(), **said)
    told = sorted({f"person:{to.pk}"})
    record(
        PASSED_ON, passing, by=by, within=customer, team=_team(giver), owner=giver, to=to, phase=phase, told=told,
        personal={"text": _letter(passing)},
    )  # fmt: skip
    minutes = clauses.number("contact.passing_minutes", to)
    deadlines.open_deadline(
        HANDING,
        passing,
        to,
        minutes=minutes,
        within=customer,
        by=by,
        clause=clauses.cite("contact.passing_minutes", to),
    )
    return passing


def _check_serves(giver: Any, to: Any, phase: str) -> None:
    """Where the giver's team says who does this phase, one of those; else anybody who sells."""
    if not to.is_active:
        raise Refusal("person.inactive", _("%(name)s 已经停用，换一位同事。") % {"name": to.name})
    named = serving(giver.team, phase)
    if named and to.pk not in {one.pk for one in named}:
        names = "、".join(one.name for one in named)
        raise Refusal("passing.phase", _("这一段由 %(names)s 来做，请交给其中一位。") % {"names": names})
    if to.pk not in sell([to]):
        raise Refusal("assignment.right", _("%(name)s 没有做单的权限，换一位同事。") % {"name": to.name})


def _letter(passing: Passing) -> str:
    said = [(_("谈到哪了"), passing.stands_at), (_("答应过什么"), passing.promised), (_("下一步"), passing.next_step)]
    return "\n".join([passing.message, *(f"{label}：{words}" for label, words in said)])


@act("passings.confirm", on=Passing, who=takes_it, label=_("接到"))
def confirm(passing: Passing, *, by: Any) -> Passing:
    """接到. From this moment the customer, or the deal, is his; the giver's part is kept with its share of the credit."""
    owner = passing.deal.owner_id if passing.deal else passing.customer.owner_id
    if owner != passing.giver_id:
        raise Refusal("passing.moved", _("这家刚才换了人跟，这次交接不算了。"))
    # As the giver's act: it is his word that is kept.
    guard(passing.customer, passing.giver, "sell" if passing.deal else "take", passing.to)
    _end(passing, "confirmed")
    record(
        PASSING_CONFIRMED,
        passing,
        by=by,
        within=passing.deal or passing.customer,
        team=_team(passing.to),
        owner=passing.to,
        told=[_key(passing)],
    )
    deadlines.meet(HANDING, passing, by=by)
    _next_phase(passing)
    _hand(passing, by)
    return passing


def _hand(passing: Passing, by: Any) -> None:
    """The customer; or the deal, and its customer with it where that was the giver's and no other open deal of his stays."""
    customer, deal, giver = passing.customer, passing.deal, passing.giver
    if deal is not None:
        change_owner(deal, passing.to, by=by, reason=str(_("按阶段交接")))
        if customer.owner_id != giver.pk or Deal.objects.open().filter(customer=customer, owner=giver).exists():
            return
        guard(customer, giver, "take", passing.to)
    change_hands(
        customer, passing.to, by=by, verb=CUSTOMER_HANDED_OVER, reason=passing.message[:200], phase=passing.phase
    )


def _next_phase(passing: Passing) -> None:
    """The giver's phase ends, the taker's begins; who never was noted for one did what stands before this."""
    now, customer, deal = clock.now(), passing.customer, passing.deal
    if not PhaseOwner.objects.filter(customer=customer, deal=deal, until=None).update(until=now):
        since = deal.created_at if deal else customer.owned_since or customer.created_at
        earlier = {"follower": "opener", "closer": "follower"}.get(passing.phase, "opener")
        PhaseOwner.objects.create(
            customer=customer,
            deal=deal,
            person=passing.giver,
            phase=earlier,
            share=SHARES[earlier],
            since=since,
            until=now,
        )
    PhaseOwner.objects.create(
        customer=customer, deal=deal, person=passing.to, phase=passing.phase, share=SHARES[passing.phase], since=now
    )


@act("passings.decline", on=Passing, who=takes_it, takes=Decline, label=_("接不了"))
def decline(passing: Passing, *, by: Any, reason: str) -> Passing:
    """接不了. The giver keeps it and is told why."""
    _end(passing, "declined", answer=reason)
    record(
        PASSING_DECLINED, passing, by=by, within=passing.deal or passing.customer, team=_team(passing.giver), owner=passing.giver,
        told=[_key(passing)], personal={"reason": reason},
    )  # fmt: skip
    deadlines.meet(HANDING, passing, by=by)
    return passing


@act("passings.withdraw", on=Passing, who=gives_it, label=_("收回"))
def withdraw(passing: Passing, *, by: Any) -> Passing:
    """收回. As long as nobody has answered."""
    _end(passing, "withdrawn")
    within = passing.deal or passing.customer
    record(PASSING_WITHDRAWN, passing, by=by, within=within, team=_team(passing.giver), owner=passing.giver)
    deadlines.close(HANDING, passing)
    return passing


def _end(passing: Passing, end: str, answer: str = "") -> None:
    if not Passing.objects.open().filter(pk=passing.pk).update(ended_at=clock.now(), end=end, answer=answer):
        raise Refusal("passing.ended", _("这次交接已经了结了，刷新后再看。"))
    passing.refresh_from_db()


def _key(passing: Passing) -> str:
    return f"person:{passing.giver_id}"


def _team(person: Any) -> str | None:
    return f"team:{person.team_id}" if person.team_id else None
