"""What the API reads of robots: never the address, only where it points."""

from typing import Any

from xiaodui.core.reads import READS, Read
from xiaodui.robots.models import Delivery, Robot


def _robot(robot: Robot) -> dict[str, Any]:
    return {
        "id": robot.pk, "name": robot.name, "team": robot.team_id, "flavour": robot.flavour, "host": robot.host,
        "tail": robot.tail, "signed": bool(robot.locked_secret), "language": robot.language, "kinds": robot.kinds,
        "rests": robot.rests, "state": robot.state, "on_since": robot.on_since, "sent_at": robot.sent_at,
        "failing_since": robot.failing_since, "error": robot.error, "version": robot.version,
    }  # fmt: skip


def _delivery(one: Delivery) -> dict[str, Any]:
    return {
        "id": one.pk, "robot": one.robot_id, "fact": one.fact_id, "state": one.state, "tries": one.tries,
        "due_at": one.due_at, "sent_at": one.sent_at, "delay": one.delay,
    }  # fmt: skip


READS.plug(Read("robots", Robot, _robot, {"team": "team_id", "flavour": "flavour"}))
READS.plug(Read("deliveries", Delivery, _delivery, {"robot": "robot_id", "state": "state"}))
