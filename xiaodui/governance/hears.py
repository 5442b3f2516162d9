"""What the rulebook hears: its own changes and the tree's, so that every process reads the book anew; whom to ask."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

from django.db import transaction

from xiaodui.core import clock
from xiaodui.core.calendar.company import company_calendar
from xiaodui.deadlines import Promise, close, open_many
from xiaodui.governance import verbs
from xiaodui.governance.book import forget, value
from xiaodui.governance.deadlines import ACK
from xiaodui.governance.installing import findable
from xiaodui.governance.models import Clause, ClauseVersion, Edition
from xiaodui.governance.notices import DRAFT_COMMENTED, RULE_CHANGED
from xiaodui.governance.signers import bound_people, missing
from xiaodui.journal import Fact, hears, together
from xiaodui.journal.keys import id_of
from xiaodui.notices import notify
from xiaodui.people.verbs import TEAM_CLOSED, TEAM_CREATED, TEAM_MOVED
from xiaodui.search.writing import index_many

CLOSES = 18
"""The hour of the last day on which a signature is asked for."""


@together(verbs.CLAUSE_ADOPTED, verbs.CLAUSE_WITHDRAWN, verbs.CLAUSE_ENDED, TEAM_CREATED, TEAM_MOVED, TEAM_CLOSED)
def count_edition(facts: Sequence[Fact]) -> None:
    """One update: whoever asks for a rule in another process sees within a second that the book has changed."""
    Edition.objects.filter(pk=1).update(number=secrets.randbits(62))
    forget()
    transaction.on_commit(forget)


@hears(verbs.CLAUSE_ADOPTED)
def ask_for_signatures(facts: Sequence[Fact]) -> None:
    """Everybody whom the new version binds is told, and has some working days to sign it."""
    ids = [id_of(fact.within) for fact in facts]
    versions = ClauseVersion.objects.adopted().select_related("clause", "team").in_bulk(ids)
    for fact in facts:
        made = versions.get(id_of(fact.within))
        if made is None:
            continue
        notify(RULE_CHANGED, fact, [person.pk for person in bound_people(made)])
        if made.asks:
            due = _due(fact)
            open_many(ACK, [Promise(made, person, due_at=due, clause=made.cite) for person in missing(made)])


def _due(fact: Fact) -> datetime:
    days = int(value("rules.ack_days", at=fact.happened_at).value)
    day = company_calendar().add_workdays(clock.day_of(fact.happened_at), days)
    return datetime(day.year, day.month, day.day, CLOSES, tzinfo=clock.zone()).astimezone(UTC)


@hears(verbs.CLAUSE_ADOPTED, verbs.CLAUSE_WITHDRAWN, verbs.CLAUSE_ENDED)
def stop_asking_for_others(facts: Sequence[Fact]) -> None:
    """Nobody is late in signing what was replaced, taken back or ended."""
    ids = [id_of(fact.within) for fact in facts]
    for made in ClauseVersion.objects.filter(pk__in=ids).select_related("clause"):
        if made.withdrawn_at or made.ends_at:
            close(ACK, made)
        else:
            for older in ClauseVersion.objects.adopted().filter(
                clause=made.clause, team=made.team, number__lt=made.number
            ):
                close(ACK, older)


@hears(verbs.CLAUSE_DRAFTED, verbs.CLAUSE_ADOPTED)
def keep_findable(facts: Sequence[Fact]) -> None:
    clauses = Clause.objects.filter(pk__in={id_of(fact.subject) for fact in facts})
    index_many(findable(clauses))


@hears(verbs.CLAUSE_COMMENTED)
def tell_the_author(facts: Sequence[Fact]) -> None:
    drafts = ClauseVersion.objects.in_bulk([id_of(fact.within) for fact in facts])
    for fact in facts:
        made = drafts.get(id_of(fact.within))
        if made is not None and made.drafted_by_id:
            notify(DRAFT_COMMENTED, fact, [made.drafted_by_id])
