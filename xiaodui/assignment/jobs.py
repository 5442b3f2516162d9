"""Work after the answer: what came is given out, what waits is tried again."""

from typing import Any

from xiaodui.assignment.acts.arriving import give_out as give_out_some
from xiaodui.assignment.acts.arriving import give_out_new, try_again
from xiaodui.assignment.acts.offering import offer_many
from xiaodui.assignment.models import AssignmentRule, Passing, StageRoute, Unassigned
from xiaodui.jobs import enqueue, every, job

BATCH = 20
"""Leads between two checkpoints; each is a transaction of its own."""
MOST = 500
"""Ids in the arguments of one job."""


@job("assignment.arrived", zh="分新来的线索", en="Give out leads that came", retries=3, backoff=10)
def give_out(run: Any, *, ids: list[int]) -> int:
    return _in_batches(run, ids, give_out_new)


@job("assignment.pool", zh="把公海里的按规则分", en="Give out a pool by the rules", retries=3, backoff=10)
def give_out_pool(run: Any, *, ids: list[int]) -> int:
    return _in_batches(run, ids, give_out_some)


@job("assignment.staged", zh="按阶段交接商机", en="Pass deals on by their stage", retries=3, backoff=10)
def pass_on_staged(run: Any, *, ids: list[int]) -> int:
    return _in_batches(run, ids, offer_many)


@every(minutes=15)
@job("assignment.retry", zh="再试分不出去的线索", en="Try waiting leads again", retries=1, backoff=30)
def retry(run: Any) -> int:
    """Also when nothing was said to have changed: somebody's hours began, his leave ended, a day's cap is new."""
    ids = list(Unassigned.objects.oldest().values_list("pk", flat=True)) if Unassigned.objects.exists() else []
    return _in_batches(run, ids, try_again)


def _in_batches(run: Any, ids: list[int], do: Any) -> int:
    found, begun = int(run.saved.get("found", 0)), int(run.saved.get("next", 0))
    for start in range(begun, len(ids), BATCH):
        found += do(ids[start : start + BATCH])
        run.progress(min(start + BATCH, len(ids)), len(ids))
        run.checkpoint({"next": start + BATCH, "found": found})
    return found


def arrived(ids: list[int]) -> None:
    """No job where no rule stands: then all that comes is the pool's."""
    if AssignmentRule.objects.in_force().exists():
        for start in range(0, len(ids), MOST):
            enqueue(give_out, ids=ids[start : start + MOST])


def staged(ids: list[int]) -> None:
    """No job where no route is on and nothing waits for an answer."""
    if ids and (StageRoute.objects.on().exists() or Passing.objects.open().filter(deal__in=ids).exists()):
        for start in range(0, len(ids), MOST):
            enqueue(pass_on_staged, ids=ids[start : start + MOST])


def from_pool(ids: list[int], by: Any) -> Any:
    return enqueue(give_out_pool, by=by, ids=ids)


def changed() -> None:
    if Unassigned.objects.exists():
        enqueue(retry)
