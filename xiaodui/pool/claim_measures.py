"""How hunters do: claims, how soon and how often they are contacted, won or given back."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from xiaodui.journal.keys import id_of
from xiaodui.measures import Ratio, Share, SumOf
from xiaodui.pool.claim_verbs import CLAIM_COMPLAINED, CLAIM_CONTACTED, CLAIM_WON
from xiaodui.pool.measures import CLAIMED, RETURNED

ONE = Decimal(1)


def _of(
    owner: str, value: Callable[[dict[str, Any]], Decimal] = lambda detail: ONE
) -> Callable[[Any], Iterator[Share]]:
    def shares(fact: Any) -> Iterator[Share]:
        if who := fact.detail.get(owner):
            yield Share(value(fact.detail), id_of(who), id_of(fact.team) if fact.team else None)

    return shares


CONTACTED = SumOf(
    "pool.contacted", "count", zh="领后联系上的", en="Claims contacted", verbs=(CLAIM_CONTACTED,), yields=_of("owner"),
    rule_zh="领到以后有过有效跟进的条数，算在第一次那天。", rule_en="Claims with a genuine contact, on the day of the first.",
)  # fmt: skip
MINUTES = SumOf(
    "pool.contact_minutes", "count", zh="领到到联系合计分钟", en="Minutes from claim to contact, summed",
    verbs=(CLAIM_CONTACTED,), yields=_of("owner", lambda detail: Decimal(detail["minutes"])),
    rule_zh="每条从领到到第一次有效跟进的分钟相加。", rule_en="Minutes from claim to first genuine contact, summed.",
)  # fmt: skip
WON = SumOf(
    "pool.claims_won", "count", zh="领后成交的", en="Claims won", verbs=(CLAIM_WON,), yields=_of("owner"),
    rule_zh="领到以后由领的人成交的条数，算在第一次成交那天。", rule_en="Claims won by their claimer, on the day of the first win.",
)  # fmt: skip
COMPLAINED = SumOf(
    "pool.complained", "count", zh="领后成立的投诉", en="Complaints upheld about claims", verbs=(CLAIM_COMPLAINED,),
    yields=_of("owner"), rule_zh="领来的客户投诉领的人、答复为成立的件数，算在答复那天。",
    rule_en="Complaints upheld about how a claimer handled what he claimed, on the day of the answer.",
)  # fmt: skip
CONTACT_TIME = Ratio(
    "pool.claim_to_contact", "count", zh="领到到联系几分钟", en="Minutes from claim to contact", numerator=MINUTES,
    denominator=(CONTACTED,), places=0, rule_zh="领到到第一次有效跟进平均几分钟。",
    rule_en="Average minutes from claim to first genuine contact.",
)  # fmt: skip
CONTACT_RATE = Ratio(
    "pool.contact_rate", "ratio", zh="领后联系率", en="Contact rate", numerator=CONTACTED, denominator=(CLAIMED,),
    rule_zh="领后联系上的 ÷ 从公海领的，各看各的日子。", rule_en="Claims contacted ÷ claims, each by its own day.",
)  # fmt: skip
CONVERSION = Ratio(
    "pool.conversion", "ratio", zh="领后成交率", en="Conversion of claims", numerator=WON, denominator=(CLAIMED,),
    rule_zh="领后成交的 ÷ 从公海领的，各看各的日子。", rule_en="Claims won ÷ claims, each by its own day.",
)  # fmt: skip
RETURN_RATE = Ratio(
    "pool.return_rate", "ratio", zh="放回率", en="Return rate", numerator=RETURNED, denominator=(CLAIMED,),
    rule_zh="主动放回的 ÷ 从公海领的，各看各的日子。", rule_en="Customers given back ÷ claims, each by its own day.",
)  # fmt: skip
COMPLAINTS = Ratio(
    "pool.complaints", "ratio", zh="领后投诉率", en="Complaints per claim", numerator=COMPLAINED, denominator=(CLAIMED,),
    rule_zh="领后成立的投诉 ÷ 从公海领的，各看各的日子。", rule_en="Complaints upheld ÷ claims, each by its own day.",
)  # fmt: skip
