"""Bringing out what robots were given, in order, each robot by one sender at a time, at most one message each few seconds.

Runs in jobs, never in a request or a transaction: the other side may take ten seconds.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Min
from django.db.models.functions import Coalesce

from xiaodui.core import clock
from xiaodui.core.web.outbound import Unreachable, post
from xiaodui.jobs.lease import hold, let_go, this_process
from xiaodui.journal import record
from xiaodui.robots import rules
from xiaodui.robots.flavours import Item, flavour_named
from xiaodui.robots.models import Delivery, Robot
from xiaodui.robots.secrecy import CannotOpen, unlock
from xiaodui.robots.verbs import ROBOT_STUCK
from xiaodui.robots.wording import items_of, message_of, tried_out

LEASE = 60
AGAIN = timedelta(seconds=5)


def deliver(robot_id: int, holder: str = "") -> datetime | None:
    """Send one message of this robot if it is time; when to come again, None for never.

    At least once: a crash between the other side's yes and ours sends that message again.
    """
    name, holder = f"robots.send:{robot_id}", holder or this_process()
    Robot.objects.filter(pk=robot_id, wake_at__lte=clock.now()).update(wake_at=None)
    if not hold(name, LEASE, holder=holder):
        return clock.now() + AGAIN
    try:
        robot = Robot.objects.listening().select_related("team").filter(pk=robot_id).first()
        if robot is None:
            return None
        if robot.next_at and robot.next_at > clock.now():
            return robot.next_at
        if batch := _batch(robot):
            _send(robot, batch)
    finally:
        let_go(name, holder=holder)
    return _when_next(robot_id)


def _batch(robot: Robot) -> list[tuple[Delivery, Item]]:
    """The next rows in order with what they say: a test alone, else as many as fit into one message."""
    waiting = Delivery.objects.waiting().filter(robot=robot).select_related("fact").order_by("pk")
    if test := waiting.filter(is_test=True).first():
        return [(test, tried_out(test.fact, robot))]
    rows = list(waiting.filter(due_at__lte=clock.now())[: rules.MOST_LINES])
    items = items_of([row.fact for row in rows], robot.language)
    if mute := [row.pk for row in rows if row.fact_id not in items]:
        Delivery.objects.filter(pk__in=mute).update(state=Delivery.State.DROPPED)
    said = [(row, items[row.fact_id]) for row in rows if row.fact_id in items]
    room = flavour_named(robot.flavour).most_bytes - len(settings.PUBLIC_ADDRESS.encode())
    return said[: rules.fitting([item.text for _row, item in said], room)]


def _send(robot: Robot, batch: Sequence[tuple[Delivery, Item]]) -> None:
    """Counts the try before it is made, so that one which takes the process with it isn't made for ever."""
    rows = [row for row, _item in batch]
    with transaction.atomic():
        Delivery.objects.filter(pk__in=[row.pk for row in rows]).update(tries=F("tries") + 1)
        Robot.objects.filter(pk=robot.pk).update(next_at=clock.now() + rules.PACE)
    why = _try(robot, [item for _row, item in batch])
    with transaction.atomic():
        if why:
            _failed(robot, rows, why)
        else:
            _sent(robot, rows)


def _try(robot: Robot, items: Sequence[Item]) -> str:
    """ "" when the other side took it, else why not."""
    flavour = flavour_named(robot.flavour)
    try:
        address, secret = unlock(robot.locked_address), unlock(robot.locked_secret)
        request = flavour.request(address, secret, message_of(items, robot.language), clock.now())
        return flavour.verdict(post(request.address, request.body, request.headers))
    except CannotOpen:
        return "locked"
    except Unreachable as no:
        return no.code


def _sent(robot: Robot, rows: Sequence[Delivery]) -> None:
    now = clock.now()
    for row in rows:
        row.state, row.sent_at, row.delay = Delivery.State.SENT, now, max((now - row.due_at).total_seconds(), 0)
    Delivery.objects.bulk_update(rows, ["state", "sent_at", "delay"])
    fine = {"sent_at": now, "failing_since": None, "gave_up_at": None, "error": "", "next_at": now + rules.PACE}
    Robot.objects.filter(pk=robot.pk).update(**fine)


def _failed(robot: Robot, rows: Sequence[Delivery], why: str) -> None:
    """Later again, in the same order; what was tried often enough is given up, and a test at once."""
    now, wait = clock.now(), rules.wait_after(rows[0].tries + 1)
    lost = [row for row in rows if row.is_test or row.tries + 1 >= rules.MOST_TRIES]
    Delivery.objects.filter(pk__in=[row.pk for row in lost]).update(state=Delivery.State.GIVEN_UP)
    stuck = [row for row in lost if not row.is_test]
    pause = rules.PACE if rows[0].is_test else wait or rules.AFTER_GIVING_UP
    changes = {"error": why, "next_at": now + pause, "failing_since": Coalesce("failing_since", now)}
    if stuck:
        changes["gave_up_at"] = now
    Robot.objects.filter(pk=robot.pk).update(**changes)
    if stuck and robot.gave_up_at is None:
        record(ROBOT_STUCK, robot, by=None, team=robot.team, tries=rules.MOST_TRIES, why=why)


def _when_next(robot_id: int) -> datetime | None:
    """When its first waiting row may go, its pace and back-off minded."""
    robot = Robot.objects.listening().filter(pk=robot_id).first()
    due = Delivery.objects.waiting().filter(robot=robot_id).aggregate(due=Min("due_at"))["due"]
    if robot is None or due is None:
        return None
    return max(due, robot.next_at) if robot.next_at else due
