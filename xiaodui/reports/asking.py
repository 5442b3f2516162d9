"""Who has to hand in what: by the rulebook, his team and his own calendar."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from xiaodui.core.calendar import Calendar
from xiaodui.people.models import Person, Team
from xiaodui.reports.clauses import Rules
from xiaodui.reports.rules import Span


def due_of(person: Any, span: Span, rules: Rules, calendar: Calendar) -> datetime | None:
    """When his report of this span is due; None when nobody asks him for it."""
    if not rules.asks(span.kind) or person.is_owner or not person.is_active or person.team_id is None:
        return None
    wanted = rules.leaders if _leads_sellers(person) else rules.members and person.sells
    return rules.due_at(span, calendar) if wanted else None


def _leads_sellers(person: Any) -> bool:
    """Whether he leads a team in which, or under which, somebody sells. Known already of `reporters()`."""
    if (known := getattr(person, "leads_sellers", None)) is not None:
        return bool(known)
    return bool(reporters().filter(pk=person.pk, leads_sellers=True).exists())


def reporters() -> Any:
    """Active people of a team who sell or lead who sells, with `leads_sellers`; one statement."""
    sellers = (
        Person.objects.active()
        .selling()
        .filter(team__path__startswith=OuterRef("path"))
        .exclude(pk=OuterRef(OuterRef("pk")))
    )
    led = Team.objects.standing().filter(leader=OuterRef("pk")).filter(Exists(sellers))
    rows = Person.objects.active().exclude(team=None).filter(is_owner=False).annotate(leads_sellers=Exists(led))
    return rows.filter(Q(sells=True) | Q(leads_sellers=True)).select_related("team").order_by("pk")
