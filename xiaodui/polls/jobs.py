"""What the clock does: polls whose time is over."""

from typing import Any

from xiaodui.jobs import every, job


@job("polls.end", zh="到点结束投票", en="Close a poll in time", retries=5, backoff=2)
def end(run: Any, *, poll: int) -> bool:
    """Due when the poll ends."""
    from xiaodui.polls.acts.closing import end_next

    return end_next(poll)


@every(minutes=1)
@job("polls.end_late", zh="补结束投票", en="Close polls left over", retries=0)
def end_late(run: Any) -> int:
    """What a failing job or a clock set back left over."""
    from xiaodui.core import clock
    from xiaodui.polls.acts.closing import end_next
    from xiaodui.polls.models import Poll

    over = Poll.objects.open().filter(ends_at__lte=clock.now()).order_by("ends_at").values_list("pk", flat=True)
    return sum(end_next(pk) for pk in list(over[:200]))
