"""How much was followed up, and how much of it counts. A correction gives and takes on its own day."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from xiaodui.followups.verbs import FOLLOWED_UP, FOLLOWUP_CORRECTED, FOLLOWUP_WITHDRAWN
from xiaodui.journal.keys import id_of
from xiaodui.measures import Ratio, Share, SumOf

VERBS = (FOLLOWED_UP, FOLLOWUP_CORRECTED, FOLLOWUP_WITHDRAWN)
Says = Callable[[dict[str, Any]], bool]
"""Whether a follow-up with this channel and verdict counts for the figure."""


def _difference(fact: Any, says: Says) -> int:
    """What this fact changes: logged 0 → 1, corrected was → is, withdrawn 1 → 0."""
    now = says(fact.detail)
    if fact.verb == FOLLOWED_UP.name:
        return int(now)
    if fact.verb == FOLLOWUP_WITHDRAWN.name:
        return -int(now)
    return int(now) - int(says({**fact.detail, **fact.detail["was"]}))


def _yields(says: Says) -> Callable[[Any], Iterator[Share]]:
    def yields(fact: Any) -> Iterator[Share]:
        value = _difference(fact, says)
        if value:
            yield Share(Decimal(value), id_of(fact.detail["person"]), id_of(fact.team) if fact.team else None)

    return yields


def _by(channel: str) -> Says:
    return lambda detail: bool(detail["channel"] == channel)


def _touched(fact: Any) -> Iterator[Share]:
    """The first contact of the day with a customer; a correction changes nothing about it."""
    if fact.verb != FOLLOWUP_CORRECTED.name and fact.detail["first_of_day"]:
        value = Decimal(1 if fact.verb == FOLLOWED_UP.name else -1)
        yield Share(value, id_of(fact.detail["person"]), id_of(fact.team) if fact.team else None)


def _counted(name: str, zh: str, en: str, says: Says, rule_zh: str, rule_en: str, published: bool = False) -> SumOf:
    return SumOf(
        f"followups.{name}", "count", zh=zh, en=en, verbs=VERBS, yields=_yields(says), rule_zh=rule_zh, rule_en=rule_en,
        published=published,
    )  # fmt: skip


DONE = _counted(
    "done", "跟进次数", "Follow-ups", lambda detail: True, "记下的跟进，不论算不算有效；撤回的从撤回那天减去。",
    "Follow-ups logged, genuine or not; those taken back are subtracted on the day they are.",
)  # fmt: skip
GENUINE = _counted(
    "genuine", "有效跟进", "Genuine follow-ups", lambda detail: bool(detail["genuine"]),
    "按「什么算有效跟进」这一条算数的跟进；改正、撤回的在当天加减。",
    "Follow-ups that count under the clause on genuine follow-ups; corrections count on their own day.",
)  # fmt: skip
CALLS = _counted("calls", "打出的电话", "Calls made", _by("call"), "用电话跟进的次数。", "Follow-ups by phone.")
VISITS = _counted("visits", "拜访", "Visits", _by("visit"), "上门跟进的次数。", "Follow-ups in person.")
MESSAGES = _counted("messages", "消息", "Messages", _by("message"), "用消息跟进的次数。", "Follow-ups by message.")
MAILS = _counted("mails", "邮件", "Mails", _by("mail"), "用邮件跟进的次数。", "Follow-ups by mail.")
TOUCHED = SumOf(
    "followups.customers", "count", zh="联系过的客户", en="Customers contacted", verbs=VERBS, yields=_touched,
    rule_zh="每人每天联系过几家客户；同一天联系同一家几次只算一家。",
    rule_en="How many customers somebody contacted, day by day; several contacts with one on a day count once.",
)  # fmt: skip
GENUINE_RATE = Ratio(
    "followups.genuine_rate", "ratio", zh="有效跟进占比", en="Share of genuine follow-ups", numerator=GENUINE,
    denominator=(DONE,), rule_zh="有效跟进除以跟进次数。", rule_en="Genuine follow-ups divided by all follow-ups.",
)  # fmt: skip
