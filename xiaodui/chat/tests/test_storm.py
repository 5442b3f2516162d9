"""The short form of `make drill NAME=chat`: a few hundred sentences, one server killed, every page whole again."""

from pathlib import Path

import pytest

from xiaodui.chat.tests.storm import Fleet, Storm, weathered


@pytest.mark.long
def test_pages_that_break_off_end_with_all_of_it_once_and_in_one_order(tmp_path: Path) -> None:
    with Fleet.sailing(tmp_path / "fleet") as fleet:
        figures = weathered(fleet, clients=16, messages=160, kills=1, seed=7)
    assert figures["shown"] == 160 * 16
    assert figures["kills"] + figures["redis"] == 1
    assert figures["broken_off"] and figures["slow"] and figures["came_back"]


def test_the_judge_sees_a_hole_a_double_and_a_turn() -> None:
    class Told:
        def say(self, _question: str) -> list[tuple[int, int, str]]:
            return [(1, 11, "a"), (2, 12, "b"), (3, 13, "c")]

    class Seen:
        disorder = 0

        def __init__(self, *order: tuple[int, int]) -> None:
            self.order = list(order)

    storm = Storm.__new__(Storm)
    storm.fleet, storm.given = Told(), {"room": 1}  # type: ignore[assignment]
    whole = {"a": (1, 11), "b": (2, 12), "c": (3, 13)}
    storm.acked, storm.pages = dict(whole), [Seen((1, 11), (2, 12), (3, 13))]  # type: ignore[list-item]
    storm.judge()
    for order in ([(1, 11), (3, 13)], [(1, 11), (2, 12), (2, 12), (3, 13)], [(1, 11), (3, 13), (2, 12)]):
        storm.pages = [Seen(*order)]  # type: ignore[list-item]
        with pytest.raises(AssertionError, match="page 0"):
            storm.judge()
    storm.acked = {**whole, "d": (4, 14)}
    with pytest.raises(AssertionError, match="acknowledged and gone"):
        storm.judge()
