"""Figures of leads and of intent, each from facts alone."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from xiaodui.customers.models.customer import LEVELS
from xiaodui.customers.verbs import (
    ADDED,
    CUSTOMER_DISQUALIFIED,
    CUSTOMER_LEVELED,
    CUSTOMER_MERGED,
    CUSTOMER_QUALIFIED,
    CUSTOMER_RELEASED,
    CUSTOMER_REOPENED,
    CUSTOMER_UNMERGED,
    GAINED,
    LEAD_ADDED,
)
from xiaodui.journal.keys import id_of
from xiaodui.measures import Ratio, Share, SumOf

ONE = Decimal(1)


def _id(key: str | None) -> int | None:
    return id_of(key) if key else None


def _one(fact: Any) -> Iterator[Share]:
    yield Share(ONE, _id(fact.detail["owner"]), _id(fact.team), None, fact.detail.get("source", ""))


def _unfit(fact: Any) -> Iterator[Share]:
    """What was taken up again is taken back on that day."""
    sign = -ONE if fact.verb == CUSTOMER_REOPENED.name else ONE
    yield Share(sign, _id(fact.detail["owner"]), _id(fact.team), None, fact.detail.get("source", ""))


CREATED = SumOf(
    "leads.created", "count", zh="新线索", en="Leads added", verbs=(LEAD_ADDED,), yields=_one,
    rule_zh="登记的线索个数，算在当时归谁的人头上。", rule_en="Leads added, for whoever had them then.",
)  # fmt: skip
QUALIFIED = SumOf(
    "leads.qualified", "count", zh="转成客户的线索", en="Leads qualified", verbs=(CUSTOMER_QUALIFIED,), yields=_one,
    rule_zh="转成客户的线索个数，看转的那天。", rule_en="Leads that became customers, by the day on which they did.",
)  # fmt: skip
UNFIT = SumOf(
    "leads.disqualified", "count", zh="不合适的线索", en="Leads found unfit", verbs=(CUSTOMER_DISQUALIFIED, CUSTOMER_REOPENED),
    yields=_unfit, rule_zh="认定不合适的线索个数；又拿起来跟的，从那天减去。",
    rule_en="Leads found unfit; those taken up again are taken back on that day.",
)  # fmt: skip
RATE = Ratio(
    "leads.qualify_rate", "ratio", zh="线索转化率", en="Share of leads qualified", numerator=QUALIFIED,
    denominator=(QUALIFIED, UNFIT), rule_zh="转成客户的 ÷（转成客户的 + 不合适的），都看定下来的那天。",
    rule_en="Qualified ÷ (qualified + unfit), by the day on which it was settled.",
)  # fmt: skip

MOVES = (*ADDED, CUSTOMER_LEVELED, *GAINED, CUSTOMER_RELEASED, CUSTOMER_MERGED, CUSTOMER_UNMERGED)
GOES, COMES = (CUSTOMER_MERGED.name,), (CUSTOMER_UNMERGED.name, *(verb.name for verb in ADDED))
HANDS = {verb.name for verb in (*GAINED, CUSTOMER_RELEASED)}


def _at(level: str) -> Callable[[Any], Iterator[Share]]:
    """One more or one fewer of this level with somebody. Facts from before levels were kept say nothing."""

    def shares(fact: Any) -> Iterator[Share]:
        said, team = fact.detail, _id(fact.team)
        if fact.verb == CUSTOMER_LEVELED.name:
            change = (said["after"] == level) - (said["before"] == level)
            if change and said["owner"]:
                yield Share(Decimal(change), _id(said["owner"]), team)
        elif said.get("level") != level:
            return
        elif fact.verb in HANDS:
            if said["former_owner"]:
                yield Share(-ONE, _id(said["former_owner"]), _id(said.get("former_team")))
            if said["owner"]:
                yield Share(ONE, _id(said["owner"]), team)
        elif said["owner"]:
            yield Share(-ONE if fact.verb in GOES else ONE, _id(said["owner"]), team)

    return shares


STOCK = {
    level: SumOf(
        f"customers.level_{level.lower()}", "count", zh=f"{level} 级意向净增", en=f"Net change of level {level}", verbs=MOVES,
        yields=_at(level),
        rule_zh=f"变成 {level} 级的减去不再是 {level} 级的；从头加到某天，就是那天手上的 {level} 级。",
        rule_en=f"Those that became {level} less those that ceased to be; summed up to a day, the stock of that day.",
    )
    for level, _label in LEVELS
}  # fmt: skip
