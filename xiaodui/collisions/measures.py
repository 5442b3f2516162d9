"""How many collisions, how they ended, and how long a ruling took: counted for who ran into somebody else's customer."""

from collections.abc import Iterator
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from xiaodui.collisions.verbs import COLLISION_OPENED, COLLISION_RULED, COLLISION_SETTLED
from xiaodui.journal.keys import id_of
from xiaodui.measures import Ratio, Share, SumOf

ONE = Decimal(1)
DAY = Decimal(86400)


def _share(fact: Any, value: Decimal) -> Share:
    team = fact.detail.get("challenger_team")
    return Share(value, id_of(fact.detail["challenger"]), id_of(team) if team else None)


def _one(fact: Any) -> Iterator[Share]:
    yield _share(fact, ONE)


def _days(fact: Any) -> Iterator[Share]:
    """From the opening that the fact names to the ruling, in days to a hundredth."""
    seconds = (fact.happened_at - datetime.fromisoformat(fact.detail["opened"])).total_seconds()
    yield _share(fact, (Decimal(int(seconds)) / DAY).quantize(Decimal("0.01"), ROUND_HALF_UP))


OPENED = SumOf(
    "collisions.opened", "count", zh="撞单", en="Collisions", verbs=(COLLISION_OPENED,), yields=_one,
    rule_zh="想要同事手上的客户，被拦下来、记成撞单的次数；算在后来的那位和他当时的小队头上。同一家、同样两个人只算一次。",
    rule_en="Attempts on a colleague's customer that became a case, for whoever came second and their team then; the same two "
    "about the same customer count once.",
)  # fmt: skip
RULED = SumOf(
    "collisions.ruled", "count", zh="判了的撞单", en="Collisions ruled", verbs=(COLLISION_RULED,), yields=_one,
    rule_zh="组长判了的撞单个数。", rule_en="Collisions on which a leader ruled.",
)  # fmt: skip
SETTLED = SumOf(
    "collisions.settled", "count", zh="自己商量好的撞单", en="Collisions settled", verbs=(COLLISION_SETTLED,), yields=_one,
    rule_zh="两边自己商量好、没用判的撞单个数。", rule_en="Collisions that the two settled themselves.",
)  # fmt: skip
RULING_DAYS = SumOf(
    "collisions.ruling_days", "days", zh="判撞单用的天数", en="Days until rulings", verbs=(COLLISION_RULED,), yields=_days,
    rule_zh="从撞上到判下来的天数加起来。", rule_en="Days from the collision to its ruling, summed.",
)  # fmt: skip
DAYS_TO_RULING = Ratio(
    "collisions.days_to_ruling", "days", zh="平均几天判下来", en="Days to a ruling", numerator=RULING_DAYS,
    denominator=(RULED,), places=2, rule_zh="判撞单用的天数 ÷ 判了的撞单。", rule_en="Days until rulings ÷ collisions ruled.",
)  # fmt: skip
