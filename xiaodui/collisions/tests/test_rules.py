"""When an attempt is a quarrel, who stands above both, what the clause says: as tables."""

from datetime import UTC, datetime, timedelta

import pytest

from xiaodui.collisions.rules import (
    MOST_A_DAY,
    RESTS,
    above,
    by_the_clause,
    gives_in,
    in_order,
    opens,
    same_terms,
)

NOW = datetime(2026, 3, 18, 10, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("what", "is_quarrel"),
    [("create", True), ("register", True), ("sell", True), ("take", True), ("contact", False), ("edit", False),
     ("claim", False), ("merge", False), ("", False)],
)  # fmt: skip
def test_only_who_means_to_have_it_quarrels(what: str, is_quarrel: bool) -> None:
    assert opens(what, 0, None, NOW) is is_quarrel


def test_a_ruling_rests_for_a_while() -> None:
    assert not opens("create", 0, NOW - RESTS, NOW)
    assert opens("create", 0, NOW - RESTS - DAY, NOW)


def test_a_file_of_known_companies_is_no_hundred_quarrels() -> None:
    assert opens("create", MOST_A_DAY - 1, None, NOW)
    assert not opens("create", MOST_A_DAY, None, NOW)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("000100010001", "000100010001", ["000100010001", "00010001", "0001"]),
        ("000100010001", "00010001", ["00010001", "0001"]),
        ("000100010001", "000100020001", ["0001"]),
        ("00010001", "00020001", []),
        ("", "0001", []),
        ("00010001", "00010011", ["0001"]),
    ],
)
def test_the_teams_above_both_lowest_first(one: str, other: str, found: list[str]) -> None:
    assert above(one, other) == above(other, one) == found


@pytest.mark.parametrize(
    ("protected", "holder", "challenger", "said"),
    [
        (True, None, NOW, "protected"), (True, None, None, "protected"), (False, NOW, None, "holder_first"),
        (False, NOW - DAY, NOW, "holder_first"), (False, NOW, NOW, "holder_first"),
        (False, NOW, NOW - DAY, "challenger_first"), (False, None, NOW, "challenger_first"), (False, None, None, "none"),
    ],
)  # fmt: skip
def test_what_the_clause_says(protected: bool, holder: datetime | None, challenger: datetime | None, said: str) -> None:
    assert by_the_clause(protected, holder, challenger) == said


def test_terms_are_the_same_whatever_share_stands_beside_one_owner() -> None:
    assert same_terms(("owner", 1, None), ("owner", 1, 40))
    assert not same_terms(("owner", 1, None), ("owner", 2, None))
    assert not same_terms(("split", 1, 40), ("split", 1, 30))


def test_only_the_challenger_gives_in_alone() -> None:
    assert gives_in("owner", 1, by=2, holder=1)
    assert not gives_in("owner", 1, by=1, holder=1)
    assert not gives_in("owner", 2, by=2, holder=1)
    assert not gives_in("split", 1, by=2, holder=1)


def test_each_attempt_counts_once_and_the_newest_stay() -> None:
    assert in_order([3, 4], [2, 3], 2) == [3, 4]
