"""The page's rows: each robot with its state, what waits, and how quickly messages go out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from xiaodui.core import spoken
from xiaodui.robots import rules
from xiaodui.robots.errors import sentence
from xiaodui.robots.models import Delivery, Robot
from xiaodui.robots.sockets import announced

LAST = 100


@dataclass(frozen=True)
class Row:
    robot: Robot
    waiting: int
    is_testing: bool
    kinds: Sequence[str]
    error: str

    @property
    def state(self) -> str:
        """The robot's own; where nothing waits for another try, a failure is the end of it."""
        own = self.robot.state
        return "stuck" if own == "failing" and not (self.waiting or self.is_testing) else own


@dataclass(frozen=True)
class Speed:
    """How long the last messages took from when they might go until they went, in seconds; half and 95 in 100."""

    count: int
    half: str
    most: str


def rows_of(person: Any) -> list[Row]:
    """Two queries, however many robots; those in trouble first."""
    robots = list(Robot.objects.visible_to(person).select_related("team").order_by("team__path", "pk"))
    waiting = Delivery.objects.waiting().filter(robot__in=[robot.pk for robot in robots])
    counts = {(pk, test): n for pk, test, n in waiting.values_list("robot", "is_test").annotate(n=Count("pk"))}
    known = announced()
    rows = [
        Row(
            robot, counts.get((robot.pk, False), 0), (robot.pk, True) in counts,
            [known[name].label for name in robot.kinds if name in known], sentence(robot.error) if robot.error else "",
        )
        for robot in robots
    ]  # fmt: skip
    return sorted(rows, key=lambda row: row.state not in {"stuck", "failing"})


def speed_of(person: Any) -> Speed | None:
    """Of the last hundred that he may see; None before the first."""
    sent = Delivery.objects.visible_to(person).filter(state=Delivery.State.SENT, is_test=False)
    delays = [delay for delay in sent.order_by("-pk").values_list("delay", flat=True)[:LAST] if delay is not None]
    half, most = rules.percentile(delays, 0.5), rules.percentile(delays, 0.95)
    return Speed(len(delays), _said(half), _said(most)) if half is not None and most is not None else None


def _said(seconds: float) -> str:
    return _("%(n).1f 秒") % {"n": seconds} if seconds < 60 else spoken.span(seconds)
