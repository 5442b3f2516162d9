"""How many reports were due, came, came in time, were answered: for their writer and his team then.

Each counts on the day on which it was due, whenever it came or was answered: so no rate of any span lies above the whole.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from xiaodui.core import clock
from xiaodui.journal.keys import id_of
from xiaodui.measures import Ratio, Share, SumOf
from xiaodui.reports.verbs import REPORT_ANSWERED, REPORT_EXCUSED, REPORT_HANDED_IN, REPORT_MISSED

ONE = Decimal(1)


def _when(counts: Callable[[Any], Decimal | None]) -> Callable[[Any], Iterator[Share]]:
    def shares(fact: Any) -> Iterator[Share]:
        if value := counts(fact):
            team = id_of(fact.team) if fact.team else None
            yield Share(value, id_of(fact.detail["owner"]), team, source=fact.detail["kind"], on=_day(fact))

    return shares


def _day(fact: Any) -> date | None:
    due = fact.detail.get("due")
    return clock.day_of(datetime.fromisoformat(str(due))) if due else None


def _due(fact: Any) -> Decimal | None:
    """What came late was counted when it was missed."""
    if fact.verb == REPORT_HANDED_IN.name:
        return ONE if fact.detail["asked"] and not fact.detail["late"] else None
    return ONE if fact.verb == REPORT_MISSED.name else -ONE


DUE = SumOf(
    "reports.due", "count", zh="该交的汇报", en="Reports due",
    verbs=(REPORT_HANDED_IN, REPORT_MISSED, REPORT_EXCUSED), yields=_when(_due),
    rule_zh="规矩要交的日报和周报份数，算在该交的那天；免了的减去。",
    rule_en="Reports and summaries that the rulebook asked for, on the day they were due; less those waived.",
)  # fmt: skip
HANDED_IN = SumOf(
    "reports.handed_in", "count", zh="交了的汇报", en="Reports handed in", verbs=(REPORT_HANDED_IN,),
    yields=_when(lambda fact: ONE if fact.detail["asked"] else None),
    rule_zh="该交而且交了的份数，晚交的也算，算在该交的那天。自己愿意多写的不算。",
    rule_en="Reports that were due and came, late ones too, on the day they were due. What somebody wrote unasked isn't counted.",
)  # fmt: skip
ON_TIME = SumOf(
    "reports.on_time", "count", zh="准时交的汇报", en="Reports in time", verbs=(REPORT_HANDED_IN,),
    yields=_when(lambda fact: ONE if fact.detail["asked"] and not fact.detail["late"] else None),
    rule_zh="到点以前交的份数，算在该交的那天。", rule_en="Reports that came before they were due, on the day they were due.",
)  # fmt: skip
COMMENTED = SumOf(
    "reports.commented", "count", zh="点评过的汇报", en="Reports commented on", verbs=(REPORT_ANSWERED,),
    yields=_when(lambda fact: ONE if fact.detail["asked"] and fact.detail["first"] else None),
    rule_zh="该交的汇报里，组长点评过的份数，一份算一次，算在该交的那天，记在写的人和他当时的小队上。",
    rule_en="Due reports on which a leader commented, each once, on the day they were due, for the writer and the team then.",
)  # fmt: skip
HAND_IN_RATE = Ratio(
    "reports.hand_in_rate", "ratio", zh="交齐率", en="Hand-in rate", numerator=HANDED_IN, denominator=(DUE,),
    rule_zh="交了的 ÷ 该交的。", rule_en="Handed in ÷ due.",
)  # fmt: skip
ON_TIME_RATE = Ratio(
    "reports.on_time_rate", "ratio", zh="准时率", en="On-time rate", numerator=ON_TIME, denominator=(DUE,),
    rule_zh="准时交的 ÷ 该交的。", rule_en="In time ÷ due.",
)  # fmt: skip
COMMENT_RATE = Ratio(
    "reports.comment_rate", "ratio", zh="点评率", en="Comment rate", numerator=COMMENTED, denominator=(HANDED_IN,),
    rule_zh="点评过的 ÷ 交了的。", rule_en="Commented on ÷ handed in.",
)  # fmt: skip
RATES = (HAND_IN_RATE, ON_TIME_RATE, COMMENT_RATE)
