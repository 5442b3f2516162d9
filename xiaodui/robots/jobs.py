"""Robots speak in jobs: one a message, asked for when there is something to say."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from xiaodui.core import clock
from xiaodui.jobs import daily, enqueue, every, job
from xiaodui.jobs.run import Run
from xiaodui.robots.delivering import deliver
from xiaodui.robots.models import Delivery, Robot

FORGOTTEN = timedelta(minutes=5)
KEEP = timedelta(days=90)


@job("robots.send", zh="机器人发消息", en="Send a robot's messages", retries=3, backoff=60)
def send(run: Run, robot: int) -> None:
    """Safe to run twice: what was sent isn't waiting any more."""
    if (again := deliver(robot, f"job:{run.job.pk}")) is not None:
        wake(robot, again)


def wake(robot_id: int, at: datetime) -> None:
    """Ask for a job at `at`, unless one is asked for that comes as early."""
    with transaction.atomic():
        later = Robot.objects.filter(Q(wake_at=None) | Q(wake_at__gt=at), pk=robot_id)
        if later.update(wake_at=at):
            enqueue(send, due_at=at, robot=robot_id)


@every(minutes=5)
@job("robots.look", zh="找没发出的机器人消息", en="Look for robots' unsent messages", retries=0)
def look(run: Run) -> int:
    """Mend a lost wake: a job that ended badly must not leave a robot silent."""
    now = clock.now()
    late = Delivery.objects.waiting().filter(due_at__lt=now - FORGOTTEN).values("robot")
    robots = Robot.objects.listening().filter(pk__in=late).filter(Q(wake_at=None) | Q(wake_at__lt=now - FORGOTTEN))
    found = list(robots.values_list("pk", flat=True))
    for pk in found:
        with transaction.atomic():
            Robot.objects.filter(pk=pk).update(wake_at=None)
            wake(pk, now)
    return len(found)


@daily("03:50")
@job("robots.tidy", zh="清理旧的机器人记录", en="Tidy robots' old records", retries=1)
def tidy(run: Run) -> int:
    """What was done with 90 days ago goes; too old to be told again anyway."""
    with transaction.atomic():
        ended = Delivery.objects.exclude(state=Delivery.State.WAITING).filter(due_at__lt=clock.now() - KEEP)
        return ended.delete()[0]
