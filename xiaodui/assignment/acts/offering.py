"""A deal that comes to another group's stage is offered there, to one after another, until somebody confirms."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from xiaodui import deadlines
from xiaodui.assignment import clauses
from xiaodui.assignment.clocks import HANDING
from xiaodui.assignment.models import Passing, StageRoute
from xiaodui.assignment.routes import due_since, route_of, takers
from xiaodui.assignment.rules.deciding import Way, decide
from xiaodui.assignment.verbs import DEAL_OFFERED, OFFER_STUCK, PASSING_WITHDRAWN
from xiaodui.assignment.weighing import candidates_among
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.customers.guarding import guard
from xiaodui.deadlines.ladder import Ladder
from xiaodui.deals.acts.rights import seller_or_leader
from xiaodui.deals.acts.telling import place
from xiaodui.deals.models import Deal
from xiaodui.journal import Fact, key_of, record


def offer_many(ids: Iterable[int]) -> int:
    """Those of these deals that stand in another group's stage; how many were offered. Safe to run twice: a deal is
    offered once to each person for each time that it comes to the stage."""
    offered = 0
    for pk in ids:
        with transaction.atomic():
            withdraw_stale(pk)
            offered += isinstance(_offered(pk), Passing)
    return offered


def _offered(pk: int) -> Passing | None:
    deal = Deal.objects.open().select_related("owner__team", "customer", "stage").filter(pk=pk).first()
    route = route_of(deal) if deal else None
    if deal is None or route is None or deal.customer is None or due_since(route, deal) is None:
        return None
    rows = Passing.objects.filter(deal=deal, asked_at__gte=deal.stage_since)
    if rows.exclude(end="declined").exists():
        return None  # it waits for an answer, was taken, or its giver took it back
    return offer(deal, route, by=None)


@act("deals.pass_on", on=Deal, who=seller_or_leader, label=_("按阶段交出去"))
def pass_on_deal(deal: Deal, *, by: Any) -> Passing:
    """按阶段交出去. By hand, where nobody could take it before or it came before the route was on."""
    if deal.closed_on:
        raise Refusal("deal.closed", _("这个商机已经关闭，请刷新后再看。"))
    guard(deal.customer, by, "take")
    route = route_of(deal)
    if route is None:
        raise Refusal("route.none", _("这一阶段没有定交给别的组，直接移交给一位同事。"))
    if deal.customer is None:
        raise Refusal("deal.no-customer", _("还没连上客户的商机交不出去，先连上客户。"))
    if Passing.objects.open().filter(deal=deal).exists():
        raise Refusal("passing.open", _("已经交出去一次，对方还没回。先收回，再交给别人。"))
    passing = offer(deal, route, by=by, anew=True)
    if passing is None:
        raise Refusal("route.nobody", _("该接的人请假了、满了，或者都说过接不了；直接移交给一位同事。"))
    return passing


def offer(deal: Deal, route: StageRoute, by: Any, anew: bool = False) -> Passing | None:
    """In the caller's transaction. None where nobody is left who could take it: then its owner and his leader hear of it."""
    # Two workers on one route would give the same turn twice; on SQLite the transaction itself is the lock.
    credits = StageRoute.objects.select_for_update().values_list("credits", flat=True).get(pk=route.pk)
    asked = set() if anew else set(_asked(deal))
    decision = decide(candidates_among(takers(route), credits, asked), Way(route.turns))
    if decision.credits:
        owed = {str(pk): credit for pk, credit in decision.credits.items()}
        StageRoute.objects.filter(pk=route.pk).update(credits={**credits, **owed})
    if decision.person is None:
        if not anew:
            _tell_stuck(deal)
        return None
    to = next(one for one in takers(route) if one.pk == decision.person)
    return _open(deal, route, to, by)


def _asked(deal: Deal) -> list[int]:
    """Whom it was offered since it came to this stage, and who didn't take it."""
    rows = Passing.objects.filter(deal=deal, asked_at__gte=deal.stage_since).exclude(ended_at=None)
    return list(rows.values_list("to_id", flat=True))


def _open(deal: Deal, route: StageRoute, to: Any, by: Any) -> Passing:
    assert deal.customer is not None, "a deal without a customer isn't offered"
    passing = Passing.objects.create(
        customer=deal.customer, deal=deal, route=route, giver=deal.owner, to=to, phase=route.phase, asked_at=clock.now(),
        stands_at=deal.title, next_step=deal.next_step,
    )  # fmt: skip
    record(
        DEAL_OFFERED, passing, by=by, within=deal, team=_team(deal.owner), owner=deal.owner, to=to, phase=route.phase,
        stage=f"stage:{deal.stage_id}", told=[f"person:{to.pk}"],
    )  # fmt: skip
    deadlines.open_deadline(
        HANDING, passing, to, minutes=clauses.number("contact.passing_minutes", to), within=deal.customer, by=by,
        clause=clauses.cite("contact.passing_minutes", to),
    )  # fmt: skip
    return passing


def _tell_stuck(deal: Deal) -> None:
    """Once for each time that it comes to the stage."""
    said = Fact.objects.filter(verb=OFFER_STUCK.name, subject=key_of(deal), happened_at__gte=deal.stage_since)
    if said.exists():
        return
    about = place(deal)
    told = {f"person:{pk}" for pk in [deal.owner_id, *Ladder().leaders(deal.owner)]}
    record(OFFER_STUCK, deal, by=None, **about, stage=f"stage:{deal.stage_id}", told=sorted(told))


def withdraw_stale(deal_id: int) -> None:
    """An offer that nobody has answered is off once the deal is closed, somebody else's, or in another stage."""
    for passing in Passing.objects.open().filter(deal=deal_id).select_related("deal", "route", "giver"):
        deal = passing.deal
        assert deal is not None, "asked by its deal"
        if (
            deal.closed_on
            or deal.owner_id != passing.giver_id
            or (passing.route and passing.route.stage_id != deal.stage_id)
        ):
            withdraw_quietly(passing)


def withdraw_quietly(passing: Passing) -> None:
    if Passing.objects.open().filter(pk=passing.pk).update(ended_at=clock.now(), end="withdrawn"):
        deadlines.close(HANDING, passing)
        record(
            PASSING_WITHDRAWN, passing, by=None, within=passing.deal or passing.customer, team=_team(passing.giver),
            owner=passing.giver,
        )  # fmt: skip


def _team(person: Any) -> str | None:
    return f"team:{person.team_id}" if person.team_id else None
