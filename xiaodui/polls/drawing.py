"""Polls as they are drawn: the same for whoever reads."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xiaodui.polls.models import Poll, Vote

FACES = 5


@dataclass(frozen=True)
class Line:
    """One answer: its share is of those who voted. `by` are the ids of who chose it, empty in an anonymous poll."""

    place: int
    text: str
    count: int
    share: float
    leads: bool
    by: tuple[int, ...]
    faces: tuple[dict[str, Any], ...]

    @property
    def more(self) -> int:
        return len(self.by) - len(self.faces)


@dataclass(frozen=True)
class Drawn:
    poll: Poll
    lines: list[Line]

    @property
    def leading(self) -> list[Line]:
        return [line for line in self.lines if line.leads]


def drawn(ids: Sequence[int]) -> Mapping[int, Drawn]:
    """{id: poll with its lines}; two queries for any number."""
    polls = Poll.objects.filter(pk__in=ids).select_related("asked_by", "closed_by").in_bulk()
    who = _voters([poll for poll in polls.values() if not poll.anonymous])
    return {pk: Drawn(poll, _lines(poll, who)) for pk, poll in polls.items()}


def _voters(polls: list[Poll]) -> dict[tuple[int, int], list[dict[str, Any]]]:
    found = defaultdict(list)
    votes = Vote.objects.filter(poll__in=polls).order_by("at", "pk") if polls else Vote.objects.none()
    for poll, option, person, name in votes.values_list("poll_id", "option", "person_id", "person__name"):
        found[poll, option].append({"id": person, "name": name})
    return found


def _lines(poll: Poll, who: Mapping[tuple[int, int], list[dict[str, Any]]]) -> list[Line]:
    most = max(poll.counts, default=0)
    found = []
    for place, (text, count) in enumerate(zip(poll.options, poll.counts, strict=True)):
        by = who.get((poll.pk, place), [])
        found.append(
            Line(place, text, count, count / poll.voters if poll.voters else 0.0, bool(count and count == most),
                 tuple(one["id"] for one in by), tuple(by[:FACES]))
        )  # fmt: skip
    return found
