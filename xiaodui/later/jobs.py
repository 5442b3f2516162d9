"""What the clock does: sends what waited, reminds, tidies."""

from typing import Any

from xiaodui.jobs import daily, every, job


@job("later.send", zh="发定时的消息", en="Send a message that waited", retries=5, backoff=2)
def send(run: Any, *, waiting: int) -> bool:
    """Due at its time."""
    from xiaodui.later.acts.sending import send_due

    return send_due(waiting)


@job("later.tell", zh="到点提醒", en="Remind in time", retries=5, backoff=2)
def tell(run: Any, *, reminder: int) -> bool:
    """Due at its time."""
    from xiaodui.later.acts.marking import tell_due

    return tell_due(reminder)


@every(minutes=1)
@job("later.sweep", zh="补发定时的消息和提醒", en="Send and remind what was left over", retries=0)
def sweep(run: Any) -> int:
    """What a failing job or a clock set back left over."""
    from xiaodui.core import clock
    from xiaodui.later.acts.marking import tell_due
    from xiaodui.later.acts.sending import send_due
    from xiaodui.later.models import Reminder, Waiting

    now = clock.now()
    waiting = Waiting.objects.due(now).order_by("send_at").values_list("pk", flat=True)[:200]
    reminders = Reminder.objects.filter(told_at=None, due_at__lte=now).order_by("due_at").values_list("pk", flat=True)
    return sum(send_due(pk) for pk in list(waiting)) + sum(tell_due(pk) for pk in list(reminders[:200]))


@daily("04:20")
@job("later.tidy", zh="清理旧草稿", en="Tidy old drafts")
def tidy(run: Any) -> int:
    from xiaodui.later.acts.drafting import tidy as drafts

    return drafts()
