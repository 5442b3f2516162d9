"""One record of every kind of this room, for the tables of doors and pages."""

from typing import Any

from tests.cast import Cast
from xiaodui.assignment.acts import create_route, create_rule, pass_on
from xiaodui.assignment.models import Unassigned
from xiaodui.core import clock
from xiaodui.customers.models import Customer
from xiaodui.deals.models import Stage


def assigning(cast: Cast) -> dict[str, Any]:
    """A rule, a lead that waits for 雷霆队, a customer that 王磊 passes on to 陈晨, and a stage that is 雷霆队's."""
    now = clock.now()
    rule = create_rule(by=cast.laozhou, name="华东线索", region="只有这里", teams=[cast.thunder.pk])
    lead, given = (
        Customer(created_at=now, touched_at=now, owner=owner, owned_since=now if owner else None).named(name)
        for name, owner in (("昆山等着分的线索", None), ("太仓要交给下一棒的线索", cast.wanglei))
    )
    lead.save()
    given.save()
    passing = pass_on(
        given, by=cast.wanglei, to=cast.chenchen, phase="follower", stands_at="样品认可了", promised="没有",
        next_step="周五打给周工", message="周工只接上午的电话",
    )  # fmt: skip
    waiting = Unassigned.objects.create(
        customer=lead, rule=rule.current, team=cast.thunder, why="away", since=now, tried_at=now
    )
    route = create_route(
        by=cast.laozhou, stage=Stage.objects.in_use().last(), giver=cast.thunder, taker=cast.thunder, phase="closer"
    )
    return {"assignmentrule": rule, "unassigned": waiting, "passing": passing, "stageroute": route}
