"""Figures of deals, each from facts alone."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from xiaodui.deals.verbs import DEAL_LOST, DEAL_REOPENED, DEAL_WON
from xiaodui.journal.keys import id_of
from xiaodui.measures import Ratio, Share, SumOf

ONE = Decimal(1)


def _id(key: str | None) -> int | None:
    return id_of(key) if key else None


def _of(end: str, value: Callable[[dict[str, Any]], Decimal | None]) -> Callable[[Any], Iterator[Share]]:
    """Shares of facts that set this end, and the same taken back by those that undo it."""

    def shares(fact: Any) -> Iterator[Share]:
        detail = fact.detail
        sign, said = ONE, detail
        if fact.verb == DEAL_REOPENED.name:
            sign, said = -ONE, detail["undone"]
            if said["end"] != end:
                return
        worth = value(said)
        if worth is not None:
            yield Share(
                sign * worth, _id(detail["owner"]), _id(fact.team), _id(detail["product"]), detail.get("source", "")
            )

    return shares


def _days(said: dict[str, Any]) -> Decimal | None:
    return None if said.get("days") is None else Decimal(said["days"])


WON = (DEAL_WON, DEAL_REOPENED)
WON_AMOUNT = SumOf(
    "deals.won_amount", "money", zh="赢单金额", en="Won amount", verbs=WON, published=True,
    yields=_of("won", lambda said: Decimal(said["base"])),
    rule_zh="签约日落在这段时间里的赢单金额相加，按签约日汇率折成本位币；重新打开的从当天减去。",
    rule_en="Amounts of deals won in the period, at the rate of the day of signing; reopened ones are taken back on the day they reopen.",
)  # fmt: skip
WON_COUNT = SumOf(
    "deals.won_count", "count", zh="赢单数", en="Deals won", verbs=WON, yields=_of("won", lambda said: ONE), published=True,
    rule_zh="签约日落在这段时间里的赢单个数。", rule_en="Deals won in the period.",
)  # fmt: skip
LOST_COUNT = SumOf(
    "deals.lost_count", "count", zh="丢单数", en="Deals lost", verbs=(DEAL_LOST, DEAL_REOPENED),
    yields=_of("lost", lambda said: ONE),
    rule_zh="丢单日落在这段时间里的丢单个数。", rule_en="Deals lost in the period.",
)  # fmt: skip
CYCLE_TOTAL = SumOf(
    "deals.cycle_total", "days", zh="赢单用时合计", en="Days to win, summed", verbs=WON, yields=_of("won", _days),
    rule_zh="每个赢单从开始谈到签约的天数相加。", rule_en="Days from engagement to signing, summed over won deals.",
)  # fmt: skip
CYCLE_COUNT = SumOf(
    "deals.cycle_count", "count", zh="有用时的赢单数", en="Won deals with a start", verbs=WON,
    yields=_of("won", lambda said: None if said.get("days") is None else ONE),
    rule_zh="知道开始日的赢单个数。", rule_en="Won deals whose day of engagement is known.",
)  # fmt: skip
WIN_RATE = Ratio(
    "deals.win_rate", "ratio", zh="赢单率", en="Win rate", numerator=WON_COUNT, denominator=(WON_COUNT, LOST_COUNT),
    rule_zh="赢单数 ÷（赢单数 + 丢单数），都看关闭日。", rule_en="Deals won ÷ (won + lost), by day of closing.",
)  # fmt: skip
CYCLE_DAYS = Ratio(
    "deals.cycle_days", "days", zh="赢单周期", en="Days to win", numerator=CYCLE_TOTAL, denominator=(CYCLE_COUNT,),
    rule_zh="赢单从开始谈到签约的平均天数。", rule_en="Average days from engagement to signing, over won deals.",
)  # fmt: skip
