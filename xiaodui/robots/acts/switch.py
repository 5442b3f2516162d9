"""Turning robots on and off, and trying one out."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.journal import record
from xiaodui.robots.acts.rights import looks_after
from xiaodui.robots.giving import give
from xiaodui.robots.models import Delivery, Robot
from xiaodui.robots.verbs import ROBOT_OFF, ROBOT_ON, ROBOT_TESTED


@act("robots.turn_on", on=Robot, who=looks_after, label=_("打开"))
def turn_on(robot: Robot, *, by: Any) -> Robot:
    """打开. It tells what happens from now on, and nothing of what happened meanwhile."""
    on = {"on_since": clock.now(), "next_at": None, "failing_since": None, "gave_up_at": None, "error": ""}
    off = Robot.objects.filter(pk=robot.pk, on_since=None, removed_at=None)
    if not off.update(**on, version=F("version") + 1):
        raise Refusal("robot.on", _("它本来就开着。"))
    robot.refresh_from_db()
    record(ROBOT_ON, robot, by=by, team=robot.team)
    return robot


@act("robots.turn_off", on=Robot, who=looks_after, label=_("关掉"))
def turn_off(robot: Robot, *, by: Any) -> Robot:
    """关掉. What waits is dropped: turned on again, it must not tell old news."""
    if not Robot.objects.listening().filter(pk=robot.pk).update(on_since=None, version=F("version") + 1):
        raise Refusal("robot.off", _("它已经关着了。"))
    drop_waiting(robot)
    robot.refresh_from_db()
    record(ROBOT_OFF, robot, by=by, team=robot.team)
    return robot


def drop_waiting(robot: Robot) -> None:
    Delivery.objects.waiting().filter(robot=robot).update(state=Delivery.State.DROPPED)


@act("robots.test", on=Robot, who=looks_after, label=_("试发一条"))
def test(robot: Robot, *, by: Any) -> Robot:
    """试发一条. At once, whatever waits, also at night; tried a single time. One at a time."""
    if robot.on_since is None:
        raise Refusal("robot.off", _("它关着。先打开，再试发。"))
    if Delivery.objects.waiting().filter(robot=robot, is_test=True).exists():
        raise Refusal("robot.testing", _("上一条试发还在路上，等几秒再看。"))
    fact = record(ROBOT_TESTED, robot, by=by, team=robot.team)
    if robot.failing_since:  # it waits for its next try: the test goes before that
        Robot.objects.filter(pk=robot.pk).update(next_at=None)
        robot.refresh_from_db()
    give([(robot, fact)], is_test=True)
    return robot
