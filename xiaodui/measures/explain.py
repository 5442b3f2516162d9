"""Every figure opens: its rule, its terms, and the records behind it as far as the reader's sight goes."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language

from xiaodui.journal.keys import id_of, kind_of
from xiaodui.journal.kinds import kind_named
from xiaodui.measures.asking import Value, at, figure, name_of, parts, sums_by, tallies
from xiaodui.measures.measure import Ratio, SumOf, measure_named
from xiaodui.measures.period import Period

SHOWN = 50
AT_ONCE = 5000
"""Ids asked for their sight in one query."""


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
    """`hidden` counts records that count but that this reader may not see; `more` those he may, beyond what is shown.

    `sums` are the terms' values in the order of the measure's parts.
    """

    measure: SumOf | Ratio
    name: str
    rule: str
    terms: list[tuple[str, Decimal]]
    value: Value
    records: list[Record]
    hidden: int
    more: int

    @property
    def sums(self) -> list[Decimal]:
        return [value for _name, value in self.terms]


def explain(
    code: str, person: Any, period: Period, *, team: Any = None, only: dict[str, Any] | None = None, shown: int = SHOWN
) -> Explanation:
    """How the figure comes about. Two queries, and two for each kind of record. Largest first, then newest.

    The value comes from the same sums as `ask`, so a figure and its explanation can't differ. Cost grows with the
    records behind the figure only for a reader who may not see them all.
    """
    measure = measure_named(code)
    sums = sums_by([measure], person, period, "", team, only)
    found = tallies(measure, person, period, team).filter(**(only or {}))
    lines = list(found.order_by("-value", "-day", "pk").values_list("subject", "day", "value", "measure", "fact_id"))
    records, hidden, more = _records(_evidence(measure, lines), person, shown)
    english = (get_language() or "").startswith("en")
    return Explanation(
        measure, name_of(measure), measure.rule_en if english else measure.rule_zh,
        [(name_of(part), at(sums, part.code, None)) for part in parts(measure)],
        figure(measure, sums, None), records, hidden, more,
    )  # fmt: skip


def _evidence(measure: SumOf | Ratio, lines: list[Any]) -> list[Any]:
    """One line a fact: in a ratio's evidence it stands once, under the first part that it counts for."""
    if isinstance(measure, SumOf):
        return lines
    order = {part.code: place for place, part in enumerate(parts(measure))}
    best: dict[int, Any] = {}
    for line in lines:
        other = best.get(line[4])
        if other is None or order[line[3]] < order[other[3]]:
            best[line[4]] = line
    return sorted(best.values(), key=lambda line: (order[line[3]], -line[2], -line[1].toordinal(), line[4]))


def _records(lines: list[Any], person: Any, wanted: int) -> tuple[list[Record], int, int]:
    allowed = {kind: _seen(kind, person, lines) for kind in {kind_of(line[0]) for line in lines}}
    mine = [line for line in lines if id_of(line[0]) in allowed[kind_of(line[0])]]
    shown = mine[:wanted]
    names: dict[str, str] = {}
    for kind in allowed:
        ids = {id_of(line[0]) for line in shown if kind_of(line[0]) == kind}
        names |= {f"{kind}:{pk}": name for pk, name in kind_named(kind).names(ids).items()}
    records = [
        Record(key, names.get(key, key), kind_named(kind_of(key)).url(id_of(key)) or "", day, value, part)
        for key, day, value, part, _fact in shown
    ]
    return records, len(lines) - len(mine), len(mine) - len(shown)


def _seen(kind: str, person: Any, lines: list[Any]) -> set[int]:
    ids = sorted({id_of(line[0]) for line in lines if kind_of(line[0]) == kind})
    seen: set[int] = set()
    for start in range(0, len(ids), AT_ONCE):
        seen |= kind_named(kind).seen(person, ids[start : start + AT_ONCE])
    return seen
