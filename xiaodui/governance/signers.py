"""Whom a version asks to sign, and who has."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from xiaodui.governance.book import book
from xiaodui.governance.models import Acknowledgement, ClauseVersion
from xiaodui.people.models import Person


def bound_people(made: ClauseVersion) -> "QuerySet[Person]":
    """Active colleagues whom this version binds or will bind: its team and all under it, but for teams with a version of
    their own in its place. Whoever stands in no team is bound by the company's."""
    at = made.effective_at
    held = book()
    if at is None:
        return Person.objects.none()
    instant = max(at, made.adopted_at or at)
    teams = {pk for pk in held.ways if (one := held.in_force(made.clause.code, pk, instant)) and one.pk == made.pk}
    people = Person.objects.active()
    if made.team_id is None:
        return people.filter(team__in=teams) | people.filter(team=None)
    return people.filter(team__in=teams)


def missing(made: ClauseVersion, reader: Any = None) -> "QuerySet[Person]":
    """Who hasn't signed it; with a reader, only those whom he reaches."""
    signed = Acknowledgement.objects.filter(version=made, person=OuterRef("pk"))
    people = bound_people(made).exclude(Exists(signed))
    if reader is not None and not reader.reach.everything:
        people = people.filter(pk__in=reader.reach.person_ids)
    return people.select_related("team").order_by("team__path", "initials")
