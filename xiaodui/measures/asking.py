"""Asking a measure: the one way from a person to a figure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from xiaodui.core.exact import ExactSum
from xiaodui.core.once import once
from xiaodui.measures.measure import Ratio, SumOf, measure_named
from xiaodui.measures.models import Tally
from xiaodui.measures.names import listed, names_of, standing_keys
from xiaodui.measures.period import CUTS, Period, key_of_day
from xiaodui.measures.published import Openness, openness

BY = ("person", "team", "product", *CUTS)
COLUMN = {"person": "person_id", "team": "team_id", "product": "product_id"}
Value = Decimal | None
Sums = dict[str, dict[str, Decimal]]
"""By the code of a sum and the key of a cut."""


@dataclass(frozen=True)
class Row:
    """`value` is None where the figure is undefined (a rate without any case)."""

    key: str
    name: str
    value: Value


@dataclass(frozen=True)
class Answer:
    """`sums` holds what the figures were made from, by part and key."""

    measure: SumOf | Ratio
    period: Period
    by: str
    rows: list[Row]
    total: Value
    sums: Sums = field(default_factory=dict, repr=False)

    @property
    def unit(self) -> str:
        return unit_of(self.measure)

    @property
    def name(self) -> str:
        return name_of(self.measure)

    def parts_at(self, key: str | None) -> list[Decimal]:
        """The sums behind the figure at `key` (None: over all), in the order of `parts`."""
        return [at(self.sums, part.code, key) for part in parts(self.measure)]


def unit_of(measure: SumOf | Ratio) -> str:
    """The unit as the API says it: the base currency's code for money."""
    return settings.BASE_CURRENCY if measure.unit == "money" else measure.unit


def name_of(measure: SumOf | Ratio) -> str:
    return measure.en if (get_language() or "").startswith("en") else measure.zh


def ask(
    code: str, person: Any, period: Period, by: str = "person", *, team: Any = None, only: dict[str, Any] | None = None
) -> Answer:
    """The figure of the period, cut `by`, within what `person` may see. KeyError for an unknown measure.

    Rows of people, teams or products that exist but tallied nothing are there with zero; days, months and quarters
    without anything too. `team` narrows to that team and those under it (as they were then). `only` narrows further
    by person_id, team_id or product_id. One grouped query, one or two for who stands there, one for names.
    """
    return ask_all([code], person, period, by, team=team, only=only)[code]


def ask_all(
    codes: Sequence[str], person: Any, period: Period, by: str = "person", *, team: Any = None,
    only: dict[str, Any] | None = None,
) -> dict[str, Answer]:  # fmt: skip
    """Several measures at the cost of one, once more for each kind of sight among them."""
    measures = [measure_named(code) for code in codes]
    answers: dict[str, Answer] = {}
    for sight, asked in by_openness(measures, person):
        sums = sums_by(asked, person, period, by, team, only)
        standing = set() if by in CUTS or only else standing_keys(by, person, sight=sight, team=team)
        wanted = {m.code: standing | {key for p in parts(m) for key in sums[p.code]} for m in asked}
        if by == "team" and not sight.whole:
            # A part of a team's figure under the team's name would contradict what its leader reads.
            whole = {str(pk) for pk in person.reach.team_ids | sight.team_ids}
            wanted = {code: keys & whole for code, keys in wanted.items()}
        elif by == "person" and sight.person_ids:
            # Nor what somebody who has left did there, under his name: his team's charter speaks for him no longer.
            whole = {"", *map(str, person.reach.person_ids | sight.person_ids)}
            wanted = {code: keys & whole for code, keys in wanted.items()}
        names = {} if by in CUTS else names_of(by, set().union(*wanted.values()))
        for measure in asked:
            rows = _rows(measure, sums, _listed(by, wanted[measure.code], names, period))
            mine = {part.code: sums[part.code] for part in parts(measure)}
            answers[measure.code] = Answer(measure, period, by, rows, figure(measure, sums, None), mine)
    return {code: answers[code] for code in codes}


def totals(
    codes: Sequence[str], person: Any, period: Period, *, team: Any = None, only: dict[str, Any] | None = None
) -> dict[str, Answer]:
    """The figures of the period as a whole, without rows. One query for each kind of sight among them."""
    measures = [measure_named(code) for code in codes]
    answers = {}
    for _sight, asked in by_openness(measures, person):
        sums = sums_by(asked, person, period, "", team, only)
        for measure in asked:
            answers[measure.code] = Answer(measure, period, "", [], figure(measure, sums, None), sums)
    return {code: answers[code] for code in codes}


def by_openness(measures: Sequence[SumOf | Ratio], person: Any) -> Iterable[tuple[Openness, list[SumOf | Ratio]]]:
    """Measures together that are equally open to this person: only they may be summed in one query."""
    groups: dict[Openness, list[SumOf | Ratio]] = {}
    for measure in measures:
        groups.setdefault(openness(person, measure), []).append(measure)
    return groups.items()


def parts(measure: SumOf | Ratio) -> tuple[SumOf, ...]:
    """The sums that a figure needs."""
    if isinstance(measure, SumOf):
        return (measure,)
    return tuple({part.code: part for part in (measure.numerator, *measure.denominator)}.values())


def tallies(measure: SumOf | Ratio, person: Any, period: Period, team: Any = None) -> QuerySet[Tally]:
    """The tallies of the period that may reach this person as figures: his reach, or all when it is published."""
    return _tallies([measure], person, period, team)


def _tallies(asked: Sequence[SumOf | Ratio], person: Any, period: Period, team: Any) -> QuerySet[Tally]:
    codes = sorted({part.code for measure in asked for part in parts(measure)})
    found = Tally.objects.filter(measure__in=codes, day__gte=period.start, day__lte=period.end)
    sight = openness(person, asked[0])
    if not sight.whole:
        found = found.filter(
            Q(person_id__in=person.reach.person_ids | sight.person_ids)
            | Q(team_id__in=person.reach.team_ids | sight.team_ids)
        )
    if team is not None:
        under = type(team).objects.filter(path__startswith=team.path).order_by().values_list("pk", flat=True)
        found = found.filter(team_id__in=once(("teams under", team.path), lambda: list(under)))
    return found


def sums_by(
    asked: Sequence[SumOf | Ratio], person: Any, period: Period, by: str, team: Any, only: dict[str, Any] | None
) -> Sums:
    """Sums of all parts of measures that are equally open to this person, cut `by` ("": not at all). One query."""
    found = _tallies(asked, person, period, team).filter(**(only or {}))
    columns = [] if not by else [COLUMN.get(by, "day")]
    sums: Sums = {part.code: {} for measure in asked for part in parts(measure)}
    for code, *raw, value in found.values_list("measure", *columns).annotate(sum=ExactSum("value")).order_by():
        key = _key(raw[0], by) if raw else ""
        sums[code][key] = sums[code].get(key, Decimal(0)) + value
    return sums


def _key(raw: Any, by: str) -> str:
    return key_of_day(raw, by) if by in CUTS else str(raw or "")


def at(sums: Sums, code: str, key: str | None) -> Decimal:
    """One sum at a key; over all keys for None."""
    return sum(sums[code].values(), Decimal(0)) if key is None else sums[code].get(key, Decimal(0))


def figure(measure: SumOf | Ratio, sums: Sums, key: str | None) -> Value:
    """The measure's value at `key`, or over all keys for None; a ratio is rounded once, half up, at its places."""
    if isinstance(measure, SumOf):
        return at(sums, measure.code, key)
    below = sum((at(sums, part.code, key) for part in measure.denominator), Decimal(0))
    if not below:
        return None
    return (at(sums, measure.numerator.code, key) / below).quantize(Decimal(1).scaleb(-measure.places), ROUND_HALF_UP)


def _listed(by: str, keys: set[str], names: dict[int, str], period: Period) -> Iterable[tuple[str, str]]:
    return [(key, key) for key in period.keys(by)] if by in CUTS else listed(keys, names)


def _rows(measure: SumOf | Ratio, sums: Sums, keys: Iterable[tuple[str, str]]) -> list[Row]:
    return [Row(key, name, figure(measure, sums, key)) for key, name in keys]
