"""What a kind of promise counts: met, missed, and the share kept; from facts alone."""

from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from xiaodui.core import clock
from xiaodui.deadlines.verbs import DEADLINE_EXCUSED, DEADLINE_MET, DEADLINE_MISSED, DEADLINE_UNDONE, DEADLINE_WAIVED
from xiaodui.journal.keys import id_of
from xiaodui.measures import Ratio, Share, SumOf

ONE = Decimal(1)


def _id(key: str | None) -> int | None:
    return id_of(key) if key else None


def _met(name: str) -> Callable[[Any], Iterator[Share]]:
    def shares(fact: Any) -> Iterator[Share]:
        if fact.detail["kind"] == name:
            yield Share(-ONE if fact.verb == DEADLINE_UNDONE.name else ONE, _id(fact.detail["owner"]), _id(fact.team))

    return shares


def taken_off(fact: Any, what: str) -> Iterator[Share]:
    """What a fact takes back (`missed`, `late`): from whom it was counted for, on the day then where the fact says it
    (`missed_at`)."""
    if undone := fact.detail.get(what):
        at = fact.detail.get(f"{what}_at")
        on = clock.day_of(datetime.fromisoformat(at)) if at else None
        yield Share(-ONE, _id(undone["owner"]), _id(undone["team"]), on=on)


def _missed(name: str) -> Callable[[Any], Iterator[Share]]:
    """A miss, and the same taken back by a fact that says whose miss it undoes (`missed`)."""

    def shares(fact: Any) -> Iterator[Share]:
        detail = fact.detail
        if detail["kind"] != name:
            return
        if fact.verb == DEADLINE_MISSED.name:
            yield Share(ONE, _id(detail["owner"]), _id(fact.team))
        else:
            yield from taken_off(fact, "missed")

    return shares


def declare_measures(name: str, zh: str, en: str) -> None:
    """`deadlines.<name>.met`, `.missed`, `.kept`, by the person who had it in hand and his team then."""
    met = SumOf(
        f"deadlines.{name}.met", "count", zh=f"{zh}：按时", en=f"{en}: in time", verbs=(DEADLINE_MET, DEADLINE_UNDONE),
        yields=_met(name),
        rule_zh="在到期前（含到期那一刻）办完的次数，算在办完那天、当时经手的人头上；又打开的从打开那天减去。",
        rule_en="Promises kept at or before their due instant, on the day and for the person who had them then; opened again, "
        "they are taken back.",
    )  # fmt: skip
    missed = SumOf(
        f"deadlines.{name}.missed", "count", zh=f"{zh}：过期", en=f"{en}: missed",
        verbs=(DEADLINE_MISSED, DEADLINE_MET, DEADLINE_WAIVED, DEADLINE_EXCUSED), yields=_missed(name),
        rule_zh="到期时还没办完的次数，算在到期那天、当时经手的人头上；之后再办完不重复算，免掉的从免掉那天减去，不该由他办的从到期那天减去。",
        rule_en="Promises not kept when due, for the person who had them; done later they don't count again, waived are taken back; "
        "so are those that weren't his, on the day on which they were due.",
    )  # fmt: skip
    Ratio(
        f"deadlines.{name}.kept", "ratio", zh=f"{zh}：按时率", en=f"{en}: kept", numerator=met, denominator=(met, missed),
        rule_zh="按时 ÷（按时 + 过期）。", rule_en="In time ÷ (in time + missed).",
    )  # fmt: skip
