"""Who waits for an answer goes first, for a moment."""

from threading import Event, Thread
from time import monotonic, sleep

import pytest

from xiaodui.core import foreground
from xiaodui.core.foreground import answering, give_way, is_answering


def test_nobody_waits_where_nothing_is_answered() -> None:
    began = monotonic()
    give_way(60)
    assert not is_answering()
    assert monotonic() - began < 10


def test_it_waits_until_the_last_answer_is_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreground, "LONG", 60)
    went = Event()
    with answering():
        with answering():
            other = Thread(target=lambda: (give_way(60), went.set()))
            other.start()
        assert is_answering()
        assert not went.wait(0.1)
    assert went.wait(10)
    other.join()
    assert not is_answering()


def test_no_longer_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreground, "LONG", 60)
    with answering():
        began = monotonic()
        give_way(0.02)
        assert 0.015 < monotonic() - began < 10
        assert is_answering()


def test_to_what_takes_long_nobody_gives_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreground, "LONG", 0.05)
    with answering():
        sleep(0.06)
        assert not is_answering()
        began = monotonic()
        give_way(60)
        assert monotonic() - began < 10


def test_an_answer_that_breaks_is_over() -> None:
    with pytest.raises(ZeroDivisionError), answering():
        raise ZeroDivisionError
    assert not is_answering()
