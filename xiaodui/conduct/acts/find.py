"""Writing down what a detector saw: once for the same evidence, once a day from one detector, only what bound him."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Min

from xiaodui.conduct.ladder import ladder, window_days
from xiaodui.conduct.models import Finding, Violation
from xiaodui.conduct.rules import rung_at, window_numbers
from xiaodui.conduct.telling import tell_added, tell_found
from xiaodui.core import clock
from xiaodui.governance import rules as rulebook
from xiaodui.governance.models import ClauseVersion
from xiaodui.people.history import TeamThen
from xiaodui.people.models import Membership, Person

if TYPE_CHECKING:
    from xiaodui.conduct.detectors import Detector

MOST_EVIDENCE = 200
"""Facts that one violation lists."""


@dataclass(frozen=True)
class Seen:
    """What a detector saw of one person (an id). `print` makes it one with what was seen before; `figures` are a
    threshold's figure, bound and days."""

    person: int
    about: str
    evidence: Sequence[int]
    happened_at: datetime
    print: str
    figures: dict[str, str] = field(default_factory=dict)


def find_many(detector: "Detector", seen: Iterable[Seen]) -> list[Violation]:
    """Write down what is new of it, in the order in which it happened; what came of each that is new or has grown.

    Left out: what was found before, whom the clause did not bind then, who wasn't here yet, and who has left. Nothing
    here punishes.
    """
    rows = sorted(seen, key=lambda one: (one.happened_at, one.print))
    if not rows:
        return []
    known = set(Finding.objects.filter(print__in=[one.print for one in rows]).values_list("print", flat=True))
    fresh = [one for one in rows if one.print not in known]
    people = {one.pk: one for one in Person.objects.active().filter(pk__in={one.person for one in fresh})}
    if not people:
        return []
    teams, first = TeamThen(people), _first_days(people)
    found = []
    for one in fresh:
        day = clock.day_of(one.happened_at)
        # What an import tells of a time before he came here was under no rule of ours.
        if one.person in people and first.get(one.person, day) <= day:
            violation = _find(detector, one, people[one.person], teams.of(one.person, day))
            found += [violation] if violation else []
    return found


def _first_days(people: Iterable[int]) -> dict[int, date]:
    rows = Membership.objects.filter(person_id__in=list(people)).values_list("person_id")
    return dict(rows.annotate(first=Min("since")).order_by())


def _find(detector: "Detector", seen: Seen, person: Person, team_id: int | None) -> Violation | None:
    issue = rulebook.bound_by(person, seen.happened_at).get(detector.clause)
    if issue is None:
        return None
    with transaction.atomic():
        return _join(detector, seen, person) or _write(detector, seen, person, team_id, issue)


def _join(detector: "Detector", seen: Seen, person: Person) -> Violation | None:
    """One that the same detector found of the same day takes it in: what comes in heaps is one thing to talk about."""
    same = Violation.objects.standing().filter(
        detector=detector.name, person=person, day=clock.day_of(seen.happened_at)
    )
    # Two processes may find at once on PostgreSQL: the second must add to what the first wrote, not overwrite it.
    violation = same.select_for_update().first()
    if violation is None:
        return None
    _keep(detector, seen, violation)
    violation.evidence = sorted({*violation.evidence, *seen.evidence})[:MOST_EVIDENCE]
    violation.happened_at = max(violation.happened_at, seen.happened_at)
    violation.times += 1
    violation.save(update_fields=["evidence", "happened_at", "times"])
    tell_added(violation, len(seen.evidence))
    return violation


def _write(detector: "Detector", seen: Seen, person: Person, team_id: int | None, issue: rulebook.Issue) -> Violation:
    version = ClauseVersion.objects.get(pk=issue.pk)
    violation = Violation.objects.create(
        clause=detector.clause, clause_version=version.pk, cite=issue.cite, person=person, team_id=team_id,
        detector=detector.name, happened_at=seen.happened_at, found_at=clock.now(),
        day=clock.day_of(seen.happened_at), evidence=sorted(seen.evidence)[:MOST_EVIDENCE], figures=seen.figures,
        first_rung=version.rung,
    )  # fmt: skip
    _keep(detector, seen, violation)
    count_again(person, detector.clause)
    violation.refresh_from_db()
    tell_found(violation)
    return violation


def _keep(detector: "Detector", seen: Seen, violation: Violation) -> None:
    Finding.objects.create(
        violation=violation, detector=detector.name, about=seen.about, evidence=list(seen.evidence),
        happened_at=seen.happened_at, print=seen.print,
    )  # fmt: skip


def count_again(person: Person, clause: str) -> None:
    """Number this person's violations of the clause anew: one that is found late or withdrawn moves those after it."""
    rows = list(Violation.objects.standing().against(person, clause))
    instants = [row.happened_at for row in rows]
    changed = []
    for place, row in enumerate(rows):
        days = window_days(person, row.happened_at)
        nth = window_numbers(instants[: place + 1], days)[-1]
        rung = rung_at(nth, row.first_rung, len(ladder(row.happened_at)))
        if (row.nth, row.rung) != (nth, rung):
            row.nth, row.rung = nth, rung
            changed.append(row)
    Violation.objects.bulk_update(changed, ["nth", "rung"])
