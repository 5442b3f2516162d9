"""Robots, and what each was given to tell."""

from xiaodui.robots.models.delivery import Delivery
from xiaodui.robots.models.robot import FLAVOURS, Robot

__all__ = ["FLAVOURS", "Delivery", "Robot"]
