"""The figure of violations: found, less withdrawn."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from xiaodui.conduct.verbs import VIOLATION_FOUND, VIOLATION_WITHDRAWN
from xiaodui.journal.keys import id_of
from xiaodui.measures import Share, SumOf


def _one(fact: Any) -> Iterator[Share]:
    sign = -1 if fact.verb == VIOLATION_WITHDRAWN.name else 1
    yield Share(Decimal(sign), id_of(fact.detail["owner"]), id_of(fact.team) if fact.team else None)


VIOLATIONS = SumOf(
    "conduct.violations", "count", zh="违规单", en="Violations", verbs=(VIOLATION_FOUND, VIOLATION_WITHDRAWN), yields=_one,
    rule_zh="这段时间里记下的违规单个数；撤回的从撤回那天减去。还没裁定，不是处分。",
    rule_en="Violations found in the period; withdrawn ones are taken back on the day of withdrawal. Not ruled on, and no sanction.",
)  # fmt: skip
