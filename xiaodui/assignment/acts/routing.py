"""Which stage of a deal is whose: set, switched on and off, removed."""

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _

from xiaodui.assignment.acts.rights import sets_rules
from xiaodui.assignment.models import StageRoute
from xiaodui.assignment.models.route import TURNS
from xiaodui.assignment.verbs import ROUTE_ENDED, ROUTE_MADE, ROUTE_OFF, ROUTE_ON
from xiaodui.core import clock
from xiaodui.core.acts import Choices, Help, Label, Ref, Takes, act
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.deals.acts.inputs import stages
from xiaodui.deals.models import Stage
from xiaodui.duties.models import PHASES
from xiaodui.journal import record
from xiaodui.people.fields import ATeam
from xiaodui.people.models import Team


class RouteIs(Takes):
    stage: Annotated[Any, Ref("deals.Stage"), Choices(stages), Label(_("商机到了哪一阶段"))]
    taker: Annotated[
        ATeam, Label(_("交给哪个团队")), Help(_("这个团队写了谁做这一段，就在他们里面选；没写就在全队里选"))
    ]
    phase: Annotated[Literal["follower", "closer", "opener"], Label(_("算哪一段")), Choices(lambda by: PHASES)] = (
        "closer"
    )
    giver: Annotated[ATeam, Label(_("谁的商机")), Help(_("空着就是所有人的"))] | None = None
    turns: Annotated[Literal["round_robin", "capacity"], Label(_("怎么轮")), Choices(lambda by: TURNS)] = "round_robin"


def leads_both(by: Any, giver: Team | None, taker: Team) -> bool:
    return sets_rules(by) or (giver is not None and by.may("lead", giver) and by.may("lead", taker))


def leads_somewhere(by: Any, target: Any = None) -> bool:
    """The act looks at which teams."""
    return bool(by.may("lead"))


def keeps_route(by: Any, route: Any) -> bool:
    return leads_both(by, route.giver, route.taker)


@act("stage_routes.create", who=leads_somewhere, takes=RouteIs, label=_("加一条"))
def create_route(*, by: Any, stage: Stage, taker: Team, giver: Team | None, **given: Any) -> StageRoute:
    """加一条. Off until somebody switches it on."""
    if by is not None and not leads_both(by, giver, taker):
        raise Forbidden("no-right", _("两边的团队都归你带，才能定怎么交接；跨得更大，请带所有团队的同事来定。"))
    if stage.retired_on:
        raise Refusal("stage.retired", _("「%(stage)s」这个阶段已经停用。") % {"stage": stage.name})
    for team in (giver, taker):
        if team is not None and team.closed_on:
            raise Refusal("team.closed", _("「%(team)s」已经撤了，换一个团队。") % {"team": team.name})
    if StageRoute.objects.standing().filter(stage=stage, giver=giver).exists():
        raise Refusal("route.stands", _("这一阶段已经定过交给谁了，先去掉那一条。"))
    route = StageRoute.objects.create(stage=stage, taker=taker, giver=giver, made_at=clock.now(), **given)
    record(ROUTE_MADE, route, by=by, team=taker)
    return route


@act("stage_routes.switch_on", on=StageRoute, who=keeps_route, label=_("打开"))
def switch_on(route: StageRoute, *, by: Any) -> StageRoute:
    """打开. For deals that come to the stage from now on."""
    if not StageRoute.objects.filter(pk=route.pk, ended_at=None, on_since=None).update(on_since=clock.now()):
        raise Refusal("route.on", _("已经打开了，或者去掉了，刷新后再看。"))
    return _told(route, by, ROUTE_ON)


@act("stage_routes.switch_off", on=StageRoute, who=keeps_route, label=_("关掉"))
def switch_off(route: StageRoute, *, by: Any) -> StageRoute:
    """关掉. What has been offered already waits for its answer."""
    if not StageRoute.objects.filter(pk=route.pk, ended_at=None).exclude(on_since=None).update(on_since=None):
        raise Refusal("route.off", _("已经关掉了，刷新后再看。"))
    return _told(route, by, ROUTE_OFF)


@act("stage_routes.end", on=StageRoute, who=keeps_route, label=_("去掉"))
def end_route(route: StageRoute, *, by: Any) -> StageRoute:
    if not StageRoute.objects.filter(pk=route.pk, ended_at=None).update(ended_at=clock.now(), on_since=None):
        raise Refusal("route.ended", _("这一条已经去掉了，刷新后再看。"))
    return _told(route, by, ROUTE_ENDED)


def _told(route: StageRoute, by: Any, verb: Any) -> StageRoute:
    route.refresh_from_db()
    record(verb, route, by=by, team=route.taker)
    return route
