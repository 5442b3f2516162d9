"""Thanks given and received: from facts alone."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from xiaodui.climate.verbs import THANKED
from xiaodui.journal.keys import id_of
from xiaodui.measures import Share, SumOf

ONE = Decimal(1)


def _given(fact: Any) -> Iterator[Share]:
    team = fact.detail["giving"]
    yield Share(ONE, id_of(fact.actor), id_of(team) if team else None)


def _received(fact: Any) -> Iterator[Share]:
    yield Share(ONE, id_of(fact.detail["owner"]), id_of(fact.team) if fact.team else None)


GIVEN = SumOf(
    "thanks.given", "count", zh="谢同事", en="Thanks given", verbs=(THANKED,), yields=_given,
    rule_zh="谢同事的次数，算在谢的人和他当时的小队头上。", rule_en="Thanks given, for who gave them and the team then.",
)  # fmt: skip
RECEIVED = SumOf(
    "thanks.received", "count", zh="同事谢的", en="Thanks received", verbs=(THANKED,), yields=_received,
    rule_zh="被同事谢的次数，算在被谢的人和他当时的小队头上。", rule_en="Thanks received, for who was thanked and the team then.",
)  # fmt: skip
