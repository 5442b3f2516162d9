"""Measures: each declared once, asked by everything that shows or judges a figure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from xiaodui.journal.verb import Verb

_measures: dict[str, "SumOf | Ratio"] = {}
_by_verb: dict[str, list["SumOf"]] = {}


@dataclass(frozen=True)
class Share:
    """What one fact adds: to whom, in which team then, how much. Ids as the fact's detail says them."""

    value: Decimal
    person: int | None
    team: int | None
    product: int | None = None
    source: str = ""
    on: date | None = None
    """The business day on which it counts, where that isn't the fact's own."""


@dataclass(frozen=True)
class SumOf:
    """A sum. `yields(fact)` reads the fact alone, never a row. `unit`: money, count, days."""

    code: str
    unit: str
    zh: str
    en: str
    verbs: tuple[Verb, ...]
    yields: Callable[[Any], Iterable[Share]]
    rule_zh: str = ""
    rule_en: str = ""
    published: bool = False

    def __post_init__(self) -> None:
        _declare(self)


@dataclass(frozen=True)
class Ratio:
    """Numerator ÷ denominator of two sums; undefined (None), not zero, where the denominator is zero."""

    code: str
    unit: str
    zh: str
    en: str
    numerator: SumOf
    denominator: tuple[SumOf, ...]
    places: int = 4
    rule_zh: str = ""
    rule_en: str = ""
    published: bool = False

    def __post_init__(self) -> None:
        _declare(self)


def _declare(measure: "SumOf | Ratio") -> None:
    _by_verb.clear()
    assert measure.code not in _measures, f"measure {measure.code} is declared twice"
    _measures[measure.code] = measure


def measure_named(code: str) -> "SumOf | Ratio":
    """KeyError when no room declares it."""
    return _measures[code]


def all_measures() -> list["SumOf | Ratio"]:
    return [_measures[code] for code in sorted(_measures)]


def sums_of(verb_name: str) -> list[SumOf]:
    if (found := _by_verb.get(verb_name)) is None:
        sums = (m for m in _measures.values() if isinstance(m, SumOf))
        found = _by_verb[verb_name] = [m for m in sums if any(v.name == verb_name for v in m.verbs)]
    return found


def all_sums() -> list[SumOf]:
    return [measure for measure in all_measures() if isinstance(measure, SumOf)]
