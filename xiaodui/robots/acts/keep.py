"""Adding, changing and removing robots."""

from typing import Annotated, Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import Help, Takes, Version, act
from xiaodui.core.acts.editing import edit_row
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.core.web.outbound import Unreachable, place_of
from xiaodui.journal import record
from xiaodui.people.models import Team
from xiaodui.robots.acts.rights import looks_after
from xiaodui.robots.acts.switch import drop_waiting
from xiaodui.robots.errors import sentence
from xiaodui.robots.fields import Address, Flavour, Kinds, Language, Name, Rests, Secret, WhichTeam
from xiaodui.robots.flavours import flavour_named
from xiaodui.robots.models import Robot
from xiaodui.robots.secrecy import lock
from xiaodui.robots.sight import leads, leads_somewhere
from xiaodui.robots.verbs import ROBOT_ADDED, ROBOT_EDITED, ROBOT_REMOVED


class CreatesRobot(Takes):
    flavour: Flavour
    address: Address
    secret: Annotated[Secret, Help(_("机器人设了签名才填。"))] = ""
    name: Name
    team: WhichTeam
    kinds: Kinds
    language: Language = "zh-hans"
    rests: Rests = False


class EditsRobot(Takes):
    address: Annotated[Address, Help(_("空着就不换。换地址时密钥一起换。"))] = ""
    secret: Annotated[Secret, Help(_("空着就不换。"))] = ""
    name: Name
    kinds: Kinds
    language: Language = "zh-hans"
    rests: Rests = False
    version: Version


# A leaked token must not be able to have a company's news sent elsewhere.
@act("robots.create", who=leads_somewhere, door="session", takes=CreatesRobot, label=_("接机器人"))
def create(*, by: Any, flavour: str, address: str, secret: str, team: Team | None, **rest: Any) -> Robot:
    """接机器人. For a team that one leads; listens from now on, to nothing before."""
    if by is not None and not leads(by, team):
        raise Forbidden("no-right", _("你不带那个团队，请带它的人来接。"))
    if team is not None and team.closed_on:
        raise Refusal("team.closed", _("「%(team)s」已经撤了，换一个团队。") % {"team": team.name})
    place = _address(flavour, address)
    robot = Robot.objects.create(
        flavour=flavour, team=team, locked_secret=lock(secret), on_since=clock.now(), **place, **rest
    )
    record(ROBOT_ADDED, robot, by=by, team=team, flavour=flavour, host=robot.host, kinds=robot.kinds)
    return robot


@act("robots.edit", on=Robot, who=looks_after, door="session", takes=EditsRobot, label=_("改"))
def edit(robot: Robot, *, by: Any, version: int, address: str, secret: str, **rest: Any) -> Robot:
    """改. What waits goes to the new address; a new address starts with a clean slate."""
    changes: dict[str, Any] = dict(rest)
    if secret or address:
        changes["locked_secret"] = lock(secret)
    if address:
        changes |= _address(robot.flavour, address)
        changes |= {"failing_since": None, "gave_up_at": None, "error": "", "next_at": None}
    if before := edit_row(robot, version, changes):
        shown = [name for name in ("name", "host", "kinds", "language", "rests") if name in before]
        record(ROBOT_EDITED, robot, by=by, team=robot.team, changed=shown)
    return robot


def _address(flavour: str, address: str) -> dict[str, str]:
    """The columns that keep an address; Invalid, with a sentence that says where to find the right one."""
    try:
        place = place_of(address)
    except Unreachable as no:
        raise Invalid({"address": [sentence(no.code)]}) from None
    kind = flavour_named(flavour)
    if not kind.is_address(address) and not place.trusted:
        usual = f"https://{kind.hosts[0]}{kind.path}…"
        raise Invalid({"address": [_("这不像这种机器人的地址，应该像 %(usual)s") % {"usual": usual}]})
    return {"locked_address": lock(address), "host": place.host, "tail": address[-4:]}


@act("robots.remove", on=Robot, who=looks_after, label=_("拆掉"))
def remove(robot: Robot, *, by: Any) -> Robot:
    """拆掉. Its address is forgotten at once; the journal keeps that it was there."""
    gone = {
        "removed_at": clock.now(),
        "on_since": None,
        "locked_address": "",
        "locked_secret": "",
        "version": F("version") + 1,
    }
    if not Robot.objects.filter(pk=robot.pk, removed_at=None).update(**gone):
        raise Refusal("robot.removed", _("这个机器人已经拆了。"))
    drop_waiting(robot)
    robot.refresh_from_db()
    record(ROBOT_REMOVED, robot, by=by, team=robot.team, name=robot.name)
    return robot
