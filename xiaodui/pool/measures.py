"""Figures of the pool, from facts alone: claimed, given back, expired, looked at, protections prolonged."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from xiaodui.customers.verbs import CUSTOMER_CLAIMED, CUSTOMER_RELEASED
from xiaodui.journal.keys import id_of
from xiaodui.measures import Share, SumOf
from xiaodui.pool.verbs import PLACE_LOOKED, PROTECTION_EXTENDED

ONE = Decimal(1)


def _of(key: str, wanted: Callable[[dict[str, Any]], bool] = lambda detail: True) -> Callable[[Any], Iterator[Share]]:
    """One for the person whom the fact names by this key, in the team that the fact names."""

    def yields(fact: Any) -> Iterator[Share]:
        detail = fact.detail
        if detail.get(key) and wanted(detail):
            yield Share(ONE, id_of(detail[key]), id_of(fact.team) if fact.team else None)

    return yields


CLAIMED = SumOf(
    "pool.claimed", "count", zh="从公海领的", en="Claimed from the pool", verbs=(CUSTOMER_CLAIMED,), yields=_of("to"),
    rule_zh="从公海领到的客户个数，抢到的也算，记在领的人头上。",
    rule_en="Customers claimed from the pool, those won in a draw included, for whoever claimed them.",
)  # fmt: skip
RETURNED = SumOf(
    "pool.returned", "count", zh="主动放回公海的", en="Given back to the pool", verbs=(CUSTOMER_RELEASED,),
    yields=_of("former_owner", lambda said: said.get("clock") == "hand"),
    rule_zh="自己或组长放回公海的客户个数，记在原来跟的人头上。",
    rule_en="Customers released by hand, for whoever had them.",
)  # fmt: skip
EXPIRED = SumOf(
    "pool.expired", "count", zh="到期回公海的", en="Expired into the pool", verbs=(CUSTOMER_RELEASED,),
    yields=_of("former_owner", lambda said: said.get("clock") not in (None, "hand")),
    rule_zh="保护期到了、自动回公海的客户个数，记在原来跟的人头上。",
    rule_en="Customers that a clock released, for whoever had them.",
)  # fmt: skip
LOOKED = SumOf(
    "pool.looked", "count", zh="在公海看的详情", en="Details opened in the pool", verbs=(PLACE_LOOKED,), yields=_of("owner"),
    rule_zh="在公海打开详情的次数，同一天同一家只算一次。",
    rule_en="Details opened in the pool; the same customer counts once a day.",
)  # fmt: skip
EXTENDED = SumOf(
    "pool.protection_kept", "count", zh="保护期延长的次数", en="Protections prolonged", verbs=(PROTECTION_EXTENDED,),
    yields=_of("owner"), rule_zh="有效跟进、报价或签约让保护期往后移的次数。",
    rule_en="How often a genuine follow-up, a quote or a contract moved the end of a protection.",
)  # fmt: skip
