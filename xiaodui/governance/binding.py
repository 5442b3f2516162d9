"""Whom a version binds, and who has said that he knows it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.refusal import Refusal
from xiaodui.governance.book import book, team_of
from xiaodui.governance.force import Issue
from xiaodui.governance.models import Acknowledgement, ClauseVersion
from xiaodui.people.history import team_on


def bound_by(person: Any, at: datetime | None = None) -> dict[str, Issue]:
    """Which version of each clause bound this person at an instant, by clause code: by the team that he was in then.

    One query for the past (who was in which team), none for now.
    """
    team = team_of(person) if at is None else team_on(person.pk, clock.day_of(at))
    held, instant = book(), at or clock.now()
    found = ((code, held.in_force(code, team, instant)) for code in held.issues)
    return {code: issue for code, issue in found if issue is not None}


def knows(person: Any, code: str) -> bool:
    """Whether he signed the version that binds him now; True when none does. One query."""
    issue = book().in_force(code, team_of(person), clock.now())
    return issue is None or Acknowledgement.objects.filter(version=issue.pk, person=person).exists()


def must_know(person: Any, code: str) -> None:
    """Refuse what the clause guards until he has signed it. A clause that guards nothing asks nothing."""
    issue = book().in_force(code, team_of(person), clock.now())
    if issue is None or not issue.guards or knows(person, code):
        return
    title = ClauseVersion.objects.get(pk=issue.pk).title
    raise Refusal(
        "rules.unsigned", _("先读「%(title)s」并签「我已知晓」，再来做这件事。") % {"title": title}, clause=issue.cite,
        url=reverse("clause", args=[code]),
    )  # fmt: skip


def unsigned(person: Any) -> list[Issue]:
    """The versions that bind him, or are decided and soon will, and that he has not signed, in the order of the book.

    Two queries. What came installed without a question is read, not signed.
    """
    coming = book().coming(team_of(person), clock.now())
    return _without(person, [*bound_by(person).values(), *coming])


def _without(person: Any, issues: Iterable[Issue]) -> list[Issue]:
    wanted = {issue.pk: issue for issue in issues}
    signed = set(Acknowledgement.objects.filter(person=person, version__in=wanted).values_list("version", flat=True))
    asked = ClauseVersion.objects.filter(pk__in=set(wanted) - signed).asking()
    return [
        wanted[pk]
        for pk in asked.order_by("clause__order", "clause__code", "effective_at").values_list("pk", flat=True)
    ]
