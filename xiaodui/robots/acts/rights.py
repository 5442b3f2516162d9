"""Who may do what with a robot."""

from typing import Any

from xiaodui.robots.models import Robot
from xiaodui.robots.sight import leads


def looks_after(by: Any, robot: Robot) -> bool:
    """Who leads its team, or one above; a robot of the whole company, who leads that."""
    return bool(by.is_active and leads(by, robot.team))
