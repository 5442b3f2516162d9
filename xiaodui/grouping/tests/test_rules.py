"""Laws of covering and proposing, over examples and over chance."""

from hypothesis import given
from hypothesis import strategies as st

from xiaodui.grouping.rules.covering import Covers, Work, covered
from xiaodui.grouping.rules.proposing import JOINS, LEADS, MOVES, SPREAD, STAYS, Mate, Slot, propose, quotas

KNOWN = {"江苏苏州": Work(leads=5), "江苏无锡": Work(customers=2), "广东广州": Work(deals=3), "": Work(leads=1)}


def test_a_word_covers_what_it_stands_in_and_the_rest_takes_the_others() -> None:
    found = covered(KNOWN, [Covers(1, ("江苏",)), Covers(2, (), rest=True)], holds=True)
    assert (found.work[1].total, found.work[2].total) == (7, 4) and found.is_clear and not found.gaps


def test_gaps_and_overlaps_are_named() -> None:
    found = covered(KNOWN, [Covers(1, ("江苏",)), Covers(2, ("江苏苏州",))], holds=True)
    assert found.twice == {"江苏苏州": [1, 2]} and found.gaps == ["广东广州", ""] and not found.is_clear


def test_without_holding_only_the_very_value_counts() -> None:
    found = covered(KNOWN, [Covers(1, ("江苏",)), Covers(2, (), True), Covers(3, (), True)])
    assert found.work[1].total == 0 and found.rests == [2, 3] and not found.is_clear


def test_people_follow_the_work_and_the_fewest_move() -> None:
    mates = [Mate(pk, now=1) for pk in (1, 2, 3, 4)] + [Mate(5, now=2)]
    placed = propose([Slot(1, work=10), Slot(2, work=15)], mates)
    assert [(one.person, one.group, one.why) for one in placed] == [
        (1, 1, STAYS), (2, 1, STAYS), (5, 2, STAYS), (3, 2, MOVES), (4, 2, MOVES)
    ]  # fmt: skip


def test_who_is_away_is_moved_last() -> None:
    mates = [Mate(1, now=1), Mate(2, now=1), Mate(3, now=1, is_away=True)]
    placed = {one.person: one for one in propose([Slot(1, work=1), Slot(2, work=2)], mates)}
    assert placed[3].group == 1 and placed[3].is_away and {placed[1].group, placed[2].group} == {2}


def test_newcomers_are_spread() -> None:
    mates = [Mate(pk, now=1, is_new=pk > 2) for pk in (1, 2, 3, 4)]
    mates += [Mate(pk, now=2) for pk in (5, 6, 7, 8)]
    placed = {one.person: one for one in propose([Slot(1, 4), Slot(2, 4)], mates)}
    assert sorted(placed[pk].group for pk in (3, 4)) == [1, 2]
    assert {placed[pk].why for pk in (3, 4)} == {STAYS, SPREAD}


def test_a_single_newcomer_stays_where_he_is() -> None:
    mates = [Mate(pk, now=1 + pk % 2) for pk in range(1, 7)] + [Mate(9, now=1, is_new=True)]
    placed = {one.person: one for one in propose([Slot(1, 10), Slot(2, 12)], mates)}
    assert (placed[9].group, placed[9].why) == (1, STAYS)


def test_a_leader_stands_in_his_group_and_a_stranger_joins() -> None:
    placed = {one.person: one for one in propose([Slot(1, 9, leader=7), Slot(2, 1)], [Mate(7, now=2), Mate(8)])}
    assert (placed[7].group, placed[7].why) == (1, LEADS) and (placed[8].group, placed[8].why) == (2, JOINS)


SLOTS = st.lists(st.integers(0, 40), min_size=1, max_size=5).map(
    lambda work: [Slot(pk + 1, one) for pk, one in enumerate(work)]
)
MATES = st.lists(st.tuples(st.integers(0, 5), st.booleans(), st.booleans()), max_size=20).map(
    lambda rows: [Mate(pk + 1, now or None, away, new) for pk, (now, away, new) in enumerate(rows)]
)


@given(slots=SLOTS, mates=MATES)
def test_everybody_stands_once_and_no_group_is_far_from_its_share(slots: list[Slot], mates: list[Mate]) -> None:
    mates = [
        Mate(one.id, one.now if one.now in {slot.id for slot in slots} else None, one.is_away, one.is_new)
        for one in mates
    ]
    placed = propose(slots, mates)
    assert sorted(one.person for one in placed) == [one.id for one in mates]
    now = {slot.id: sum(mate.now == slot.id for mate in mates) for slot in slots}
    heads = quotas({slot.id: slot.work for slot in slots}, len(mates), {pk: n for pk, n in now.items() if n}, least=1)
    assert sum(heads.values()) == len(mates)
    assert {slot.id: sum(one.group == slot.id for one in placed) for slot in slots} == heads
    if len(mates) >= len(slots):
        assert min(heads.values()) >= 1


@given(slots=SLOTS, mates=MATES, seed=st.randoms())
def test_the_order_of_people_changes_nothing(slots: list[Slot], mates: list[Mate], seed: object) -> None:
    shuffled = list(mates)
    seed.shuffle(shuffled)  # type: ignore[attr-defined]
    known = {slot.id for slot in slots}
    fit = lambda rows: [Mate(one.id, one.now if one.now in known else None, one.is_away, one.is_new) for one in rows]  # noqa: E731
    assert propose(slots, fit(mates)) == propose(slots, fit(shuffled))
