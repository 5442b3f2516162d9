"""Who was in which team when, for many people at once."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from xiaodui.core.prepared import Prepared
from xiaodui.people.models import Membership


def spans(rows: QuerySet[Membership]) -> Any:
    return rows.order_by("since", "pk").values_list("person_id", "since", "until", "team_id")


THEIRS = Prepared(lambda people: spans(Membership.objects.filter(person_id__in=people)), [int])


class TeamThen:
    """Team ids by person and day, read in one query for the people named (for everybody when none is)."""

    def __init__(self, person_ids: Iterable[int] | None = None) -> None:
        rows = spans(Membership.objects.all()) if person_ids is None else THEIRS.rows(list(person_ids))
        self._spans: dict[int, list[tuple[date, date | None, int]]] = defaultdict(list)
        for person, since, until, team in rows:
            self._spans[person].append((since, until, team))

    def of(self, person_id: int | None, day: date) -> int | None:
        """The team on that day. Before the first membership it is the first one's: an import may be older than the
        record of who came when. After the last it is None."""
        spans = self._spans.get(person_id or 0, [])
        for since, until, team in spans:
            if since <= day and (until is None or day < until):
                return team
        return spans[0][2] if spans and day < spans[0][0] else None


def team_on(person_id: int, day: date) -> int | None:
    """One person's team on a day; one query."""
    return TeamThen([person_id]).of(person_id, day)
