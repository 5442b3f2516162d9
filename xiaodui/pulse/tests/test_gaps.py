"""Reading a journal whose ids commit out of order."""

from hypothesis import given
from hypothesis import strategies as st

from xiaodui.pulse.gaps import KEEP, MOST, Gap, Reading


def test_a_journal_in_order_leaves_no_gap():
    assert Reading(4).after([5, 6, 7], 0) == Reading(7)


def test_a_skipped_id_is_awaited_until_it_comes():
    reading = Reading(4).after([6, 9], 0)
    assert reading == Reading(9, (Gap(5, 5, 0), Gap(7, 8, 0)))
    assert reading.after([8], 1) == Reading(9, (Gap(5, 5, 0), Gap(7, 7, 0)))
    assert reading.after([5, 7, 8, 10], 1) == Reading(10)


def test_a_late_id_splits_its_gap():
    assert Reading(0).after([10], 0).after([5], 1).gaps == (Gap(1, 4, 0), Gap(6, 9, 0))


def test_an_id_that_never_comes_is_given_up():
    assert Reading(0).after([2], 0).after([3], KEEP) == Reading(3)


def test_gaps_are_bounded():
    reading = Reading(0).after(range(2, 1000, 2), 0)
    assert len(reading.gaps) == MOST
    assert reading.gaps[-1] == Gap(997, 997, 0)


@given(st.permutations(range(1, 30)), st.integers(1, 5))
def test_whatever_the_order_of_commits_each_id_is_awaited_or_read(order, step):
    """An id is readable when it was read, is awaited, or is yet to come: never none of these."""
    reading, seen = Reading(), set()
    for start in range(0, len(order), step):
        batch = sorted(order[start : start + step])
        for number in batch:
            assert number > reading.last or any(gap.first <= number <= gap.last for gap in reading.gaps)
        reading = reading.after(batch, 0)
        seen.update(batch)
    assert reading == Reading(29)
