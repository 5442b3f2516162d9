"""What one can do with robots."""

from xiaodui.robots.acts.keep import create, edit, remove
from xiaodui.robots.acts.switch import test, turn_off, turn_on

__all__ = ["create", "edit", "remove", "test", "turn_off", "turn_on"]
