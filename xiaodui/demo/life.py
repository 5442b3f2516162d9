"""The socket through which each room adds its life to the demo company."""

from datetime import date
from typing import TYPE_CHECKING

from xiaodui.core.sockets import Socket

if TYPE_CHECKING:
    from xiaodui.demo.world import World


class Life:
    """One room's life. Do everything through acts, at instants from `world.moment`, with dice from `world.dice`.

    `order` decides who comes first each day: people 10, what is sold 20, selling 30, then whatever builds on it.
    """

    name = ""
    order = 50

    def prepare(self, world: "World") -> None:
        """Before the first day: what was there already."""

    def morning(self, world: "World", day: date) -> None:
        """Once a day, before anybody sells."""

    def day(self, world: "World", day: date) -> None:
        """The day's work."""

    def evening(self, world: "World", day: date) -> None:
        """What looks back on the day."""

    def finish(self, world: "World") -> None:
        """After the last day: what should lie on today's tables."""


LIFE: Socket[type[Life]] = Socket("demo.life", type)
"""Plugged with `LIFE.plug(MyLife)`, the class: each company that is made gets lives of its own."""
