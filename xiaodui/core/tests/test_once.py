"""One page, one question."""

from itertools import count

import pytest

from xiaodui.core.once import asked_once, once


def test_asked_once_a_page_and_anew_on_the_next():
    numbers = count()
    with asked_once():
        assert once(("a", 1), lambda: next(numbers)) == once(("a", 1), lambda: next(numbers)) == 0
        assert once(("a", 2), lambda: next(numbers)) == 1
    with asked_once():
        assert once(("a", 1), lambda: next(numbers)) == 2


def test_outside_of_a_page_always_anew():
    numbers = count()
    assert [once(("a",), lambda: next(numbers)) for _ in range(2)] == [0, 1]
    with pytest.raises(ZeroDivisionError), asked_once():
        once(("a",), lambda: 1 // 0)
    assert once(("a",), lambda: next(numbers)) == 2


def test_nothing_is_remembered_for_nothing():
    with asked_once():
        assert once(("none",), lambda: None) is None
        assert once(("none",), lambda: 1) is None
