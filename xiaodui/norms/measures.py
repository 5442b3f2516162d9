"""Answers in chat: in time and missed come with the clock (`deadlines.reply.*`); here what came late, and how it was said."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from xiaodui.core import clock
from xiaodui.deadlines.measures import taken_off
from xiaodui.deadlines.verbs import DEADLINE_DONE_LATE, DEADLINE_EXCUSED
from xiaodui.journal.keys import id_of
from xiaodui.measures import Share, SumOf
from xiaodui.norms.verbs import CLEARED, HELD, TAKEN_DOWN

ONE = Decimal(1)


def _late(fact: Any) -> Iterator[Share]:
    if fact.detail["kind"] != "reply":
        return
    if fact.verb == DEADLINE_EXCUSED.name:
        yield from taken_off(fact, "late")
    else:
        yield Share(ONE, id_of(fact.detail["owner"]), id_of(fact.team) if fact.team else None)


LATE = SumOf(
    "norms.answered_late", "count", zh="群里回话：晚了才回", en="Answers in chat: late",
    verbs=(DEADLINE_DONE_LATE, DEADLINE_EXCUSED), yields=_late,
    rule_zh="过了时限才回的次数；从没回的，是「群里回话：过期」减去它。提了异议、不该由他答的，两边都减去。",
    rule_en="Answers given past their due instant; those never given are “Answers in chat: missed” less these. "
    "What wasn't his to answer is taken off both.",
)  # fmt: skip


def _owner(fact: Any) -> Iterator[Share]:
    yield Share(ONE, id_of(fact.detail["owner"]), id_of(fact.team) if fact.team else None)


HELD_COUNT = SumOf(
    "norms.held", "count", zh="先看过再发的", en="Held for a look", verbs=(HELD,), yields=_owner,
    rule_zh="照原样发、先由管群的人看过的条数，放行的也算在里面。", rule_en="Messages that waited for a look, those let through too.",
)  # fmt: skip


def _down(fact: Any) -> Iterator[Share]:
    for share in _owner(fact):
        at = fact.detail.get("taken_down_at")
        yield replace(share, value=-ONE, on=clock.day_of(datetime.fromisoformat(at))) if at else share


TAKEN = SumOf(
    "norms.taken_down", "count", zh="撤下的发言", en="Messages taken down", verbs=(TAKEN_DOWN, CLEARED), yields=_down,
    rule_zh="管群的人写明原因撤下的条数，算在写的人头上；异议成立的不算。",
    rule_en="Messages taken down with a reason, for who wrote them; less those where an objection was upheld.",
)  # fmt: skip
