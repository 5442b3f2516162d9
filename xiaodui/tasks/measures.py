"""How many tasks somebody did. Whether in time is said by the measures of the deadline kinds."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from xiaodui.journal.keys import id_of
from xiaodui.measures import Share, SumOf
from xiaodui.tasks.verbs import PROMISE_DISPUTED, PROMISE_SETTLED, TASK_DONE, TASK_REOPENED

ONE = Decimal(1)


def _share(fact: Any, value: Decimal) -> Share:
    return Share(value, id_of(fact.detail["owner"]), id_of(fact.team) if fact.team else None)


def _done(fact: Any) -> Iterator[Share]:
    """What was reopened is taken back on that day, unless it had been dropped."""
    if fact.verb == TASK_DONE.name:
        yield _share(fact, ONE)
    elif fact.detail["was_done"]:
        yield _share(fact, -ONE)


def _settled(fact: Any) -> Iterator[Share]:
    yield _share(fact, ONE if fact.verb == PROMISE_SETTLED.name else -ONE)


DONE = SumOf(
    "tasks.done", "count", zh="做完的待办", en="Tasks done", verbs=(TASK_DONE, TASK_REOPENED), yields=_done,
    rule_zh="做完的待办个数，算在当时该做的人头上；重新打开的从打开那天减去。",
    rule_en="Tasks done, for whoever had them then; reopened ones are taken back on the day they reopen.",
)  # fmt: skip
SETTLED = SumOf(
    "promises.settled", "count", zh="兑现的承诺", en="Promises kept", verbs=(PROMISE_SETTLED, PROMISE_DISPUTED),
    yields=_settled, rule_zh="兑现的承诺个数；对方说还没兑现的，从那天减去。",
    rule_en="Promises settled; those of which the receiver says that they aren't are taken back on that day.",
)  # fmt: skip
