"""Following the journal: nothing twice, nothing left out, whoever wrote and in whatever order it was committed."""

import threading
import time

import pytest
from django.db import connection, transaction

from xiaodui.journal import Verb, record
from xiaodui.pulse.gaps import Reading
from xiaodui.pulse.tail import Tail, newest, unread

TRIED = Verb("test.tried", zh="", en="")

pytestmark = pytest.mark.django_db(transaction=True)


def happen(subject: str = "deal:1") -> int:
    with transaction.atomic():
        return record(TRIED, subject, by="person:3").pk


def in_a_thread(fn) -> threading.Thread:
    def run() -> None:
        try:
            fn()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def eventually(condition, within: float = 2.0) -> bool:
    end = time.monotonic() + within
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)
    return condition()


@pytest.fixture
def heard():
    """Subjects in the order in which a running tail handed them on."""
    subjects: list[str] = []
    tail = Tail(lambda rows: subjects.extend(row.subject for row in rows))
    tail.start()
    assert eventually(lambda: tail.begun)
    yield subjects
    tail.stop()


def test_reading_begins_after_what_is_there():
    happen()
    reading = Reading(newest())
    assert unread(reading) == []
    fresh = happen("deal:2")
    assert [(row.id, row.subject) for row in unread(reading)] == [(fresh, "deal:2")]


def test_each_fact_is_heard_once(heard):
    for number in range(20):
        happen(f"deal:{number}")
    assert eventually(lambda: len(heard) >= 20)
    time.sleep(0.2)
    assert heard == [f"deal:{number}" for number in range(20)]


def test_what_was_rolled_back_is_not_heard_and_what_follows_is(heard):
    with transaction.atomic():
        record(TRIED, "deal:1", by="person:3")
        transaction.set_rollback(True)
    happen("deal:2")
    assert eventually(lambda: heard)
    assert heard == ["deal:2"]


def test_a_fact_committed_after_a_later_one_is_heard_too(heard):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time: ids commit in order")
    written, go_on = threading.Event(), threading.Event()

    def hesitate() -> None:
        with transaction.atomic():
            record(TRIED, "deal:early", by="person:3")
            written.set()
            go_on.wait(5)

    slow = in_a_thread(hesitate)
    assert written.wait(5)
    happen("deal:late")
    assert eventually(lambda: heard == ["deal:late"])
    go_on.set()
    slow.join()
    assert eventually(lambda: heard == ["deal:late", "deal:early"])
