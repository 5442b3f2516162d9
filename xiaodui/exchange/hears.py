"""What the exchange room hears: an export of unusual size is told to who leads the one that took it."""

from collections.abc import Sequence
from typing import Any

from xiaodui.deadlines.ladder import Ladder
from xiaodui.exchange.verbs import EXPORT_MADE, EXPORT_REFUSED
from xiaodui.governance import rules
from xiaodui.journal import hears
from xiaodui.journal.keys import id_of
from xiaodui.notices import Giving, NoticeKind, notify_many
from xiaodui.people.models import Person

LARGE = NoticeKind("export.large", zh="有人导出了很多", en="A large export", icon="file-export", urgent=True, order=25)


@hears(EXPORT_MADE, EXPORT_REFUSED, from_now=True)
def tell_who_leads(facts: Sequence[Any]) -> None:
    """Of a day that went past the size that the rule calls unusual, and of each that went past the limit."""
    given = [Giving(fact, found) for fact in facts if _unusual(fact) and (found := _leaders(id_of(fact.actor)))]
    if given:
        notify_many(LARGE, given)


def _unusual(fact: Any) -> bool:
    if fact.verb == EXPORT_REFUSED.name:
        return True
    person = Person.objects.filter(pk=id_of(fact.actor)).first()
    usual = rules.value("data.export_notice_rows", for_=person, at=fact.happened_at).value
    # Once a day: when this export is the one that crossed it.
    return bool(fact.detail["today"] >= usual > fact.detail["today"] - fact.detail["rows"])


def _leaders(pk: int) -> list[int]:
    """Who leads his team, or the nearest above; else the owners of the house."""
    person = Person.objects.filter(pk=pk).first()
    return Ladder().leaders(person) if person else []
