"""Asking a measure: the one way from a person to a figure."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet, Sum
from django.utils.translation import get_language

from xiaodui.measures.measure import Ratio, SumOf, measure_named
from xiaodui.measures.models import Tally
from xiaodui.measures.names import named_keys
from xiaodui.measures.period import CUTS, Period, key_of_day

BY = ("person", "team", "product", *CUTS)
COLUMN = {"person": "person_id", "team": "team_id", "product": "product_id"}
Value = Decimal | None


@dataclass(frozen=True)
class Row:
    """`value` is None where the figure is undefined (a rate without any case)."""

    key: str
    name: str
    value: Value


@dataclass(frozen=True)
class Answer:
    measure: SumOf | Ratio
    period: Period
    by: str
    rows: list[Row]
    total: Value

    @property
    def unit(self) -> str:
        return unit_of(self.measure)

    @property
    def name(self) -> str:
        return name_of(self.measure)


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
    by person_id, team_id or product_id. One grouped query a sum, one for names.
    """
    measure = measure_named(code)
    seen = tallies(measure, person, period, team)
    if only:
        seen = seen.filter(**only)
    sums = {part.code: _grouped(seen.filter(measure=part.code), by) for part in parts(measure)}
    keys = {key for grouped in sums.values() for key in grouped}
    rows = [
        Row(key, name, figure(measure, sums, key))
        for key, name in _listed(by, keys, person, period, measure, team, only)
    ]
    return Answer(measure, period, by, rows, figure(measure, sums, None))


def parts(measure: SumOf | Ratio) -> tuple[SumOf, ...]:
    """The sums that a figure needs."""
    if isinstance(measure, SumOf):
        return (measure,)
    return tuple({part.code: part for part in (measure.numerator, *measure.denominator)}.values())


def tallies(measure: SumOf | Ratio, person: Any, period: Period, team: Any = None) -> QuerySet[Tally]:
    """The tallies of the period that may reach this person as figures: his reach, or all when it is published."""
    found = Tally.objects.filter(
        measure__in=[p.code for p in parts(measure)], day__gte=period.start, day__lte=period.end
    )
    if person is not None and not measure.published and not person.reach.everything:
        found = found.filter(Q(person_id__in=person.reach.person_ids) | Q(team_id__in=person.reach.team_ids))
    if team is not None:
        found = found.filter(
            team_id__in=list(type(team).objects.filter(path__startswith=team.path).values_list("pk", flat=True))
        )
    return found


def _grouped(found: QuerySet[Tally], by: str) -> dict[str, Decimal]:
    column = COLUMN.get(by, "day")
    sums: dict[str, Decimal] = {}
    for raw, value in found.values_list(column).annotate(sum=Sum("value")).order_by():
        key = key_of_day(raw, by) if by in CUTS else str(raw or "")
        sums[key] = sums.get(key, Decimal(0)) + value
    return sums


def figure(measure: SumOf | Ratio, sums: dict[str, dict[str, Decimal]], key: str | None) -> Value:
    """The measure's value at `key`, or over all keys for None; a ratio is rounded once, half up, at its places."""

    def at(part: SumOf) -> Decimal:
        grouped = sums[part.code]
        return sum(grouped.values(), Decimal(0)) if key is None else grouped.get(key, Decimal(0))

    if isinstance(measure, SumOf):
        return at(measure)
    below = sum((at(part) for part in measure.denominator), Decimal(0))
    if not below:
        return None
    return (at(measure.numerator) / below).quantize(Decimal(1).scaleb(-measure.places), ROUND_HALF_UP)


def _listed(
    by: str, keys: set[str], person: Any, period: Period, measure: Any, team: Any, only: Any
) -> Iterable[tuple[str, str]]:
    if by in CUTS:
        return [(key, key) for key in period.keys(by)]
    return named_keys(by, keys, person, published=measure.published, team=team, only=only)
