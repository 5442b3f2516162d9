"""Chances: how many customers and leads came into whose hands, and what they weigh by their level."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from xiaodui.customers.verbs import CUSTOMER_ASSIGNED, CUSTOMER_CLAIMED
from xiaodui.journal.keys import id_of
from xiaodui.measures import Share, SumOf

POINTS = {"A": 4, "B": 3, "C": 2, "D": 1}
UNSAID = 2
"""Of one whose level nobody has set yet."""
VERBS = (CUSTOMER_ASSIGNED, CUSTOMER_CLAIMED)


def _share(fact: Any, value: int) -> Share:
    return Share(Decimal(value), id_of(fact.detail["to"]), id_of(fact.team) if fact.team else None)


def _given(fact: Any) -> Iterator[Share]:
    yield _share(fact, 1)


def _got(fact: Any) -> Iterator[Share]:
    yield _share(fact, 1)


def _worth(fact: Any) -> Iterator[Share]:
    yield _share(fact, POINTS.get(fact.detail.get("level") or "", UNSAID))


GIVEN = SumOf(
    "assignment.given", "count", zh="分到的线索", en="Leads assigned", verbs=(CUSTOMER_ASSIGNED,), yields=_given, published=True,
    rule_zh="按规则或由组长分到手上的线索和客户，一条算一次。",
    rule_en="Leads and customers assigned by rule or by a leader, each once.",
)  # fmt: skip
CHANCES = SumOf(
    "chances.count", "count", zh="到手的机会", en="Chances", verbs=VERBS, yields=_got, published=True,
    rule_zh="分到的加上从公海领到的，一条算一次。", rule_en="What was assigned and what was claimed from the pool, each once.",
)  # fmt: skip
WORTH = SumOf(
    "chances.worth", "count", zh="机会的分量", en="Weight of chances", verbs=VERBS, yields=_worth, published=True,
    rule_zh="到手时的意向：A 算 4 分，B 3 分，C 2 分，D 1 分，没定的 2 分，加起来。",
    rule_en="By level when it came: A 4 points, B 3, C 2, D 1, unset 2; added up.",
)  # fmt: skip
