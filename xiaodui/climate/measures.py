"""Thanks given and received: from facts alone. What was taken back is taken off on the day on which it was given."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from xiaodui.climate.verbs import THANKED, THANKS_TAKEN_BACK
from xiaodui.core import clock
from xiaodui.journal.keys import id_of
from xiaodui.measures import Share, SumOf

ONE = Decimal(1)


def _share(fact: Any, person: str, team: str) -> Share:
    share = Share(ONE, id_of(person), id_of(team) if team else None)
    if fact.verb == THANKED.name:
        return share
    return replace(share, value=-ONE, on=clock.day_of(datetime.fromisoformat(fact.detail["made_at"])))


def _given(fact: Any) -> Iterator[Share]:
    yield _share(fact, fact.detail.get("giver", fact.actor), fact.detail["giving"])


def _received(fact: Any) -> Iterator[Share]:
    yield _share(fact, fact.detail["owner"], fact.team)


BOTH = (THANKED, THANKS_TAKEN_BACK)


GIVEN = SumOf(
    "thanks.given", "count", zh="谢同事", en="Thanks given", verbs=BOTH, yields=_given,
    rule_zh="谢同事的次数，算在谢的人和他当时的小队头上；撤回的不算。",
    rule_en="Thanks given, for who gave them and the team then; less those recalled.",
)  # fmt: skip
RECEIVED = SumOf(
    "thanks.received", "count", zh="同事谢的", en="Thanks received", verbs=BOTH, yields=_received,
    rule_zh="被同事谢的次数，算在被谢的人和他当时的小队头上；撤回的不算。",
    rule_en="Thanks received, for who was thanked and the team then; less those recalled.",
)  # fmt: skip
