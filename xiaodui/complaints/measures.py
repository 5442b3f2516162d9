"""How many complaints, and how they ended: counted for the one whom they are about and his team then."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from xiaodui.complaints.verbs import COMPLAINT_ANSWERED, COMPLAINT_FILED
from xiaodui.journal.keys import id_of
from xiaodui.measures import Share, SumOf

ONE = Decimal(1)


def _when(counts: Callable[[dict[str, Any]], bool]) -> Callable[[Any], Iterator[Share]]:
    def shares(fact: Any) -> Iterator[Share]:
        if counts(fact.detail):
            yield Share(ONE, id_of(fact.detail["owner"]), id_of(fact.team) if fact.team else None)

    return shares


FILED = SumOf(
    "complaints.filed", "count", zh="投诉", en="Complaints", verbs=(COMPLAINT_FILED,), yields=_when(lambda detail: True),
    rule_zh="记下的投诉件数，算在被投诉的那位和他当时的小队头上，不论最后成不成立。",
    rule_en="Complaints filed, for the one whom they are about and the team then, however they ended.",
)  # fmt: skip
UPHELD = SumOf(
    "complaints.upheld", "count", zh="成立的投诉", en="Complaints upheld", verbs=(COMPLAINT_ANSWERED,),
    yields=_when(lambda detail: detail["outcome"] == "upheld"),
    rule_zh="答复为成立的投诉件数，算在答复那天。", rule_en="Complaints answered as upheld, on the day of the answer.",
)  # fmt: skip
