"""What counts as handing back and forth, as a table of hand-overs."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xiaodui.conduct.rules import Match
from xiaodui.customers.detectors import back_and_forth

MARCH = datetime(2026, 3, 1, 9, tzinfo=UTC)
WANG, CHEN, LI = "person:1", "person:2", "person:3"


@dataclass
class Handed:
    pk: int
    actor: str
    happened_at: datetime
    detail: dict[str, Any] = field(default_factory=dict)


def handed(*rows: tuple[int, str, str, str]) -> list[Any]:
    """(day, by, from, to) each."""
    return [
        Handed(pk, by, MARCH + timedelta(days=day), {"former_owner": giver, "owner": to, "to": to})
        for pk, (day, by, giver, to) in enumerate(rows, 1)
    ]


@pytest.mark.parametrize(
    ("rows", "matches"),
    [
        ([(0, WANG, WANG, CHEN), (7, CHEN, CHEN, WANG)], [Match(1, (1, 2))]),
        ([(0, WANG, WANG, CHEN), (7, WANG, CHEN, WANG)], [Match(1, (1, 2))]),
        ([(0, WANG, WANG, CHEN), (8, CHEN, CHEN, WANG)], []),
        ([(0, WANG, WANG, CHEN), (1, CHEN, CHEN, LI)], []),
        ([(0, WANG, WANG, CHEN), (1, CHEN, CHEN, LI), (2, LI, LI, WANG)], []),
        ([(0, LI, WANG, CHEN), (1, CHEN, CHEN, WANG)], []),
        ([(0, WANG, WANG, CHEN), (1, LI, CHEN, WANG)], []),
        ([(0, "system", WANG, CHEN), (1, "system", CHEN, WANG)], []),
        ([(0, WANG, WANG, CHEN)], []),
        ([], []),
    ],
)
def test_given_and_taken_back_by_their_own_hands_within_the_days(rows, matches):
    assert list(back_and_forth(handed(*rows), 7)) == matches


def test_a_hand_over_stands_in_one_match_only():
    rows = [(0, WANG, WANG, CHEN), (1, CHEN, CHEN, WANG), (2, WANG, WANG, CHEN), (3, CHEN, CHEN, WANG)]
    assert list(back_and_forth(handed(*rows), 7)) == [Match(1, (1, 2)), Match(1, (3, 4))]


def test_a_first_owner_from_nowhere_is_nobodys_giver():
    facts = handed((0, WANG, "", CHEN), (1, CHEN, CHEN, WANG))
    facts[0].detail["former_owner"] = None
    assert list(back_and_forth(facts, 7)) == []
