"""What looks wrong with customers: one that two colleagues hand back and forth."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from xiaodui.conduct.detectors import Pattern
from xiaodui.conduct.rules import Match
from xiaodui.customers.verbs import CUSTOMER_HANDED_OVER
from xiaodui.governance.pack import ClauseText, Param
from xiaodui.journal import Fact
from xiaodui.journal.keys import id_of


def back_and_forth(facts: Sequence[Fact], days: int) -> Iterator[Match]:
    """A gives a customer to B and has it again within `days`, by their own hands: against A, who keeps it out of reach.

    What a leader or the one who left handed over is nobody's trick, so it is passed over.
    """
    given: Fact | None = None
    for fact in facts:
        if (
            given is not None
            and _takes_back(given, fact)
            and fact.happened_at - given.happened_at <= timedelta(days=days)
        ):
            yield Match(id_of(fact.detail["owner"]), (given.pk, fact.pk))
            given = None
        else:
            given = fact


def _takes_back(given: Fact, fact: Fact) -> bool:
    one, other = given.detail.get("former_owner"), given.detail.get("owner")
    pair = {one, other}
    return (
        bool(one and other)
        and (fact.detail.get("former_owner"), fact.detail.get("owner")) == (other, one)
        and {given.actor, fact.actor} <= pair
    )


SWAP_DAYS = Param(
    "customers.swap_days", zh="几天内拿回来算倒手", en="Days within which back is back and forth", default=7, unit="days",
    least=1, most=60,
)  # fmt: skip
NO_SWAP = ClauseText(
    "customers.no_swap", "pool", "不来回倒手", "No handing back and forth",
    "客户不在两个人之间来回倒手。自己移交出去，7 天内又自己拿回来，不算换人跟。组长换的不算。",
    "A customer isn't handed back and forth between two people. Given and taken back by their own hands within 7 days is no "
    "change of hands. What the leader hands over doesn't count.",
    kind="forbidden", params=(SWAP_DAYS,), order=345,
    may=(
        ("请组长换人跟，说明原因", "Ask the leader for a change of hands, and say why"),
        ("出差时请同事代接电话，归属不动", "Have a mate take calls while you travel, without a hand-over"),
    ),
    may_not=(
        ("移交给同事躲到期，再拿回来", "Hand it to a mate to dodge an expiry, and take it back"),
        ("两个人轮着挂名", "Take turns at standing as its owner"),
    ),
    why_zh="来回一趟，时钟就重来一遍，客户却没人真跟。", why_en="Each trip starts the clock anew while nobody works on the customer.",
)  # fmt: skip
BACK_AND_FORTH = Pattern(
    name="customers.back_and_forth", clause=NO_SWAP.code, zh="两人来回倒手", en="handing back and forth",
    how_zh="看移交：同样两个人自己把客户交出去，几天内又拿回来",
    how_en="Looks at hand-overs: the same two give a customer and take it back within days",
    verbs=(CUSTOMER_HANDED_OVER,), days=SWAP_DAYS.code, find=back_and_forth,
)  # fmt: skip
