"""Every figure opens: its rule, its terms, and the records behind it as far as the reader's sight goes."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language

from xiaodui.journal.keys import id_of, kind_of
from xiaodui.journal.kinds import kind_named
from xiaodui.measures.asking import Value, figure, name_of, parts, tallies
from xiaodui.measures.measure import Ratio, SumOf, measure_named
from xiaodui.measures.period import Period

SHOWN = 50


@dataclass(frozen=True)
class Record:
    """One line of evidence. `url` opens the record."""

    key: str
    name: str
    url: str
    day: Any
    value: Decimal
    measure: str


@dataclass(frozen=True)
class Explanation:
    """`hidden` counts records that count but that this reader may not see; `more` those he may, beyond the first 50."""

    measure: SumOf | Ratio
    name: str
    rule: str
    terms: list[tuple[str, Decimal]]
    value: Value
    records: list[Record]
    hidden: int
    more: int


def explain(
    code: str, person: Any, period: Period, *, team: Any = None, only: dict[str, Any] | None = None
) -> Explanation:
    """How the figure comes about. Two queries, and two for each kind of record."""
    measure = measure_named(code)
    found = tallies(measure, person, period, team).filter(**(only or {}))
    lines = list(found.order_by("-value", "-day", "pk").values_list("subject", "day", "value", "measure"))
    sums: dict[str, dict[str, Decimal]] = {part.code: {} for part in parts(measure)}
    for _subject, _day, value, part in lines:
        sums[part][""] = sums[part].get("", Decimal(0)) + value
    records, hidden, more = _records(_evidence(measure, lines), person)
    english = (get_language() or "").startswith("en")
    return Explanation(
        measure, name_of(measure), measure.rule_en if english else measure.rule_zh,
        [(name_of(part), sum(sums[part.code].values(), Decimal(0))) for part in parts(measure)],
        figure(measure, sums, None), records, hidden, more,
    )  # fmt: skip


def _evidence(measure: SumOf | Ratio, lines: list[Any]) -> list[Any]:
    """A deal stands in a ratio's evidence once, under its first part."""
    if isinstance(measure, SumOf):
        return lines
    seen: set[tuple[str, Any]] = set()
    kept = []
    for line in lines:
        if (line[0], line[1]) not in seen:
            seen.add((line[0], line[1]))
            kept.append(line)
    return kept


def _records(lines: list[Any], person: Any) -> tuple[list[Record], int, int]:
    allowed: dict[str, set[int]] = {}
    for kind in {kind_of(subject) for subject, *_ in lines}:
        ids = {id_of(subject) for subject, *_ in lines if kind_of(subject) == kind}
        allowed[kind] = kind_named(kind).seen(person, ids)
    mine = [line for line in lines if id_of(line[0]) in allowed[kind_of(line[0])]]
    shown = mine[:SHOWN]
    names: dict[str, str] = {}
    for kind in allowed:
        ids = {id_of(subject) for subject, *_ in shown if kind_of(subject) == kind}
        names |= {f"{kind}:{pk}": name for pk, name in kind_named(kind).names(ids).items()}
    records = [
        Record(
            subject,
            names.get(subject, subject),
            kind_named(kind_of(subject)).url(id_of(subject)) or "",
            day,
            value,
            part,
        )
        for subject, day, value, part in shown
    ]
    return records, len(lines) - len(mine), len(mine) - len(shown)
