"""What the system knows of somebody's day or week: every figure of his own, as it stands at this moment."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from xiaodui.measures import SumOf, all_measures
from xiaodui.measures.asking import name_of, totals
from xiaodui.measures.headlines import codes as headlines
from xiaodui.measures.measure import measure_named
from xiaodui.measures.period import Period
from xiaodui.measures.saying import Said, say
from xiaodui.reports.rules import Span

OURS, PROMISES = ("reports.", "deadlines.daily.", "deadlines.weekly."), "deadlines."
"""A report doesn't report itself."""


@dataclass(frozen=True)
class Figure:
    """`now` is what it says today where that differs from what was handed in."""

    code: str
    name: str
    said: Said
    url: str
    now: Said | None = None
    kept: bool | None = None
    """Of a promise: kept or missed; None for any other figure."""


def taken(person: Any, span: Span, reader: Any = None) -> dict[str, Decimal]:
    """By code, each figure of this person that isn't nothing, leading ones first, rates last. `reader` reaches him. Two
    queries at most, one for each kind of sight."""
    asked = [one.code for one in all_measures() if not one.code.startswith(OURS)]
    answers = totals(asked, reader or person, Period(span.start, span.end), only={"person_id": person.pk})
    found = {code: one.total for code, one in answers.items() if one.total}
    return {code: found[code] for code in sorted(found, key=_place)}


def _place(code: str) -> tuple[int, bool, bool, str]:
    leading, measure = headlines(), measure_named(code)
    place = leading.index(code) if code in leading else len(leading)
    return place, code.startswith(PROMISES), not isinstance(measure, SumOf), code


def kept(found: dict[str, Decimal]) -> list[list[str]]:
    """As JSON keeps them, in their order."""
    return [[code, format(value, "f")] for code, value in found.items()]


def read(rows: list[list[str]]) -> dict[str, Decimal]:
    """Those of measures that are still there."""
    known = {one.code for one in all_measures()}
    return {code: Decimal(value) for code, value in rows if code in known}


def faces(
    person: Any, span: Span, found: dict[str, Decimal], now: dict[str, Decimal] | None = None
) -> tuple[list[Figure], list[Figure]]:  # fmt: skip
    """(figures, promises) to be shown, with what they say `now` beside. A promise's rate says nothing beside its counts."""
    codes = [*found, *(code for code in now or () if code not in found)]
    shown = [_face(person, span, code, found.get(code), now) for code in codes if not code.endswith(".kept")]
    return [one for one in shown if one.kept is None], [one for one in shown if one.kept is not None]


def _face(person: Any, span: Span, code: str, value: Decimal | None, now: dict[str, Decimal] | None) -> Figure:
    measure = measure_named(code)
    nothing = Decimal(0) if isinstance(measure, SumOf) else None
    was, current = nothing if value is None else value, None
    if now is not None and now.get(code, nothing) != was:
        current = say(now.get(code, nothing), measure.unit)
    promise = code.endswith(".met") if code.startswith(PROMISES) else None
    return Figure(code, name_of(measure), say(was, measure.unit), why(code, person, span), current, promise)


def why(code: str, person: Any, span: Span) -> str:
    query = {"from": span.start, "to": span.end, "person": person.pk}
    return f"{reverse('measure-why', args=[code])}?{urlencode(query)}"


def published(found: dict[str, Decimal]) -> dict[str, Decimal]:
    """What is everybody's: all that a team-mate gets of another's figures."""
    return {code: value for code, value in found.items() if measure_named(code).published}
