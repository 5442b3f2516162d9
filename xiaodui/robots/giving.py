"""Giving robots something to tell."""

from collections.abc import Sequence
from datetime import datetime

from xiaodui.core import clock
from xiaodui.journal import Fact
from xiaodui.robots import rules
from xiaodui.robots.jobs import wake
from xiaodui.robots.models import Delivery, Robot


def give(given: Sequence[tuple[Robot, Fact]], *, is_test: bool = False) -> None:
    """Put down what each robot tells, a fact only once, and wake it. Nights are for resting, except for a test."""
    now, zone = clock.now(), clock.zone()
    rows: list[Delivery] = []
    first: dict[int, datetime] = {}
    for robot, fact in given:
        if is_test or rules.is_news(fact.happened_at, fact.recorded_at, robot.on_since or now, now):
            due = now if is_test else rules.due_at(now, robot.rests, zone)
            if due == now:  # how long it took is counted from the act, hearing included
                due = min(now, fact.recorded_at)
            rows.append(Delivery(robot=robot, fact=fact, is_test=is_test, due_at=due))
            first.setdefault(robot.pk, max(due, robot.next_at or due))
    Delivery.objects.bulk_create(rows, batch_size=400, ignore_conflicts=True)
    for pk, at in first.items():
        wake(pk, at)
