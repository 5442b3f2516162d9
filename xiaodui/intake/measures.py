"""How much comes in through forms, and how much of it was held."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from xiaodui.intake.verbs import CUSTOMER_ASKED, HELD, LEAD_CAME, RELEASED
from xiaodui.measures import Share, SumOf

ONE = Decimal(1)


def _one(fact: Any) -> Iterator[Share]:
    yield Share(ONE, None, None)


def _held(fact: Any) -> Iterator[Share]:
    yield Share(ONE if fact.verb == HELD.name else -ONE, None, None)


RECEIVED = SumOf(
    "intake.received", "count", zh="进线", en="Came through forms", verbs=(LEAD_CAME, CUSTOMER_ASKED), yields=_one,
    rule_zh="从网上表单来的：新线索，加上已有的客户自己来问的。隔离的放行那天才算。",
    rule_en="What came through forms: new leads, and customers who asked by themselves. Held ones count on the day they are released.",
)  # fmt: skip
SPAM = SumOf(
    "intake.spam", "count", zh="隔离的进线", en="Held as spam", verbs=(HELD, RELEASED), yields=_held,
    rule_zh="像垃圾、先隔离的条数；放行的从放行那天减去。", rule_en="Messages held as spam; released ones are taken back on that day.",
)  # fmt: skip
