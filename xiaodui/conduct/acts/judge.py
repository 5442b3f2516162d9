"""Thresholds at work: each person's figure of a span that is over, against the rule that held for him at its end."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from xiaodui.conduct.acts.find import MOST_EVIDENCE, Seen, find_many
from xiaodui.conduct.models import Violation
from xiaodui.conduct.rules import Span, print_of, too_much
from xiaodui.core import clock
from xiaodui.governance import rules as rulebook
from xiaodui.journal import Fact
from xiaodui.measures.models import Tally
from xiaodui.people.models import Person

if TYPE_CHECKING:
    from xiaodui.conduct.detectors import Threshold

HALF_DAY = timedelta(hours=12)


class Counted(NamedTuple):
    """One tally of a person: when its fact happened, which it is, how much it adds."""

    at: datetime
    fact: int
    value: Decimal


def judge(threshold: "Threshold", span: Span) -> list[Violation]:
    """Safe to run again: a span is judged once for each person, however its figure changes later. Three reads, and what
    is found."""
    counted = _counted(threshold, span)
    asked = set(counted) if threshold.whom is None else set(threshold.whom())
    end = clock.noon(span.end) + HALF_DAY - timedelta(seconds=1)
    seen = []
    for person in Person.objects.active().filter(pk__in=asked).select_related("team"):
        if one := _seen(threshold, span, end, person, counted.get(person.pk, [])):
            seen.append(one)
    return find_many(threshold, seen)


def _counted(threshold: "Threshold", span: Span) -> dict[int, list[Counted]]:
    tallies = Tally.objects.filter(measure=threshold.measure, day__gte=span.start, day__lte=span.end)
    rows: list[Any] = list(tallies.exclude(person_id=None).values_list("person_id", "fact_id", "value"))
    at = dict(Fact.objects.filter(pk__in={row[1] for row in rows}).values_list("pk", "happened_at"))
    counted: dict[int, list[Counted]] = defaultdict(list)
    for person, fact, value in rows:
        if person is not None:
            counted[person].append(Counted(at[fact], fact, Decimal(value)))
    return {person: sorted(found) for person, found in counted.items()}


def _seen(threshold: "Threshold", span: Span, end: datetime, person: Person, counted: Sequence[Counted]) -> Seen | None:
    bound = Decimal(rulebook.value(threshold.bound, for_=person, at=end).value)
    if not too_much(sum((one.value for one in counted), Decimal(0)), bound, threshold.at_least):
        return None
    mine = _while_bound(threshold, span, person, counted)
    if mine is None:
        return None
    value = sum((one.value for one in mine), Decimal(0))
    if not too_much(value, bound, threshold.at_least):
        return None
    about = f"person:{person.pk}"
    figures = {
        "measure": threshold.measure, "value": format(value, "f"), "bound": format(bound, "f"),
        "start": str(span.start), "end": str(span.end),
    }  # fmt: skip
    return Seen(
        person.pk, about, [one.fact for one in mine][-MOST_EVIDENCE:], mine[-1].at if mine else end,
        print_of(threshold.name, about, [span.key]), figures,
    )  # fmt: skip


def _while_bound(threshold: "Threshold", span: Span, person: Person, counted: Sequence[Counted]) -> Any:
    """What of it happened while the clause bound him; None when too little of a span is his that he was bound in half."""
    begin = clock.noon(span.start) - HALF_DAY
    if threshold.clause in rulebook.bound_by(person, begin):
        return list(counted)
    if not threshold.at_least:
        return None
    bound: dict[Any, bool] = {}
    for one in counted:
        if one.at not in bound:
            bound[one.at] = threshold.clause in rulebook.bound_by(person, one.at)
    return [one for one in counted if bound[one.at]]
