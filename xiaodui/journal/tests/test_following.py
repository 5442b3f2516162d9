"""Hearers: sealed order, durable cursors, failures that stay their own, all of it with real hearers."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from xiaodui.journal import Fact, hearing, record
from xiaodui.journal.acts import retry, rewind
from xiaodui.journal.following import run_hearers, settle
from xiaodui.journal.hearing import hears
from xiaodui.journal.models import Cursor
from xiaodui.journal.tests.facts import PAID, SAID, seal_all, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def only_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hearers declared in a test live as long as the test; other rooms' don't run in it."""
    monkeypatch.setattr(hearing, "_hearers", {})
    monkeypatch.setattr("xiaodui.journal.following._size", {})


def listener(name: str, *verbs: Any, fails: Callable[[Fact], bool] = lambda fact: False, **more: Any) -> list[Any]:
    """Declare a hearer that keeps what it heard, each call as one list of (subject, verb)."""
    heard: list[list[tuple[str, str]]] = []

    @hears(*verbs, name=name, **more)
    def hear(facts: Sequence[Fact]) -> None:
        if any(fails(fact) for fact in facts):
            raise LookupError("13800006027 is somebody's number")
        heard.append([(fact.subject, fact.verb) for fact in facts])

    return heard


def subjects(heard: list[Any]) -> list[str]:
    return [subject for batch in heard for subject, _verb in batch]


def again_now() -> None:
    Cursor.objects.update(again_at=None)


def test_facts_come_once_in_order_of_the_verbs_asked_for():
    paid, everything = listener("paid", PAID), listener("everything")
    write(3)
    write(2, PAID)
    done = settle()
    assert (done.sealed, done.failing) == (5, [])
    assert paid == [[("thing:0", "sample.paid"), ("thing:1", "sample.paid")]]
    assert len(subjects(everything)) == 5
    settle()
    assert len(subjects(everything)) == 5


def test_a_batch_is_no_longer_than_asked_and_the_next_goes_on():
    heard = listener("slow")
    write(5)
    seal_all()
    while run_hearers(2):
        pass
    assert [len(batch) for batch in heard] == [2, 2, 1]


def test_an_unsealed_fact_is_not_heard_yet():
    heard = listener("all")
    write(1)
    run_hearers()
    assert heard == []


def test_a_new_hearer_begins_at_the_first_fact_or_from_now():
    write(2)
    settle()
    first, now = listener("from-first"), listener("from-now", from_now=True)
    settle()
    write(1, PAID)
    settle()
    assert len(subjects(first)) == 3
    assert now == [[("thing:0", "sample.paid")]]


def test_a_failing_hearer_stops_before_the_fact_it_fails_on_and_others_go_on():
    bad, good = listener("bad", fails=lambda fact: fact.subject == "thing:2"), listener("good")
    write(4)
    settle()
    for _ in range(4):
        again_now()
        settle()
    cursor = Cursor.objects.get(hearer="bad")
    assert subjects(bad) == ["thing:0", "thing:1"]
    assert (cursor.seq, cursor.error) == (2, "LookupError")
    assert cursor.tries >= 2
    assert cursor.failing_since is not None
    assert subjects(good) == ["thing:0", "thing:1", "thing:2", "thing:3"]


def test_the_error_s_text_is_kept_nowhere():
    listener("bad", fails=lambda fact: True)
    write(1)
    settle()
    assert "13800006027" not in str(Cursor.objects.values_list().get(hearer="bad"))


def test_it_waits_longer_after_each_failure_and_goes_on_when_it_can(monkeypatch):
    broken = [True]
    heard = listener("bad", fails=lambda fact: broken[0])
    write(3)
    settle()
    first = Cursor.objects.get()
    assert run_hearers() == 0  # it waits
    again_now()
    settle()
    second = Cursor.objects.get()
    assert second.again_at - second.failing_since > first.again_at - first.failing_since
    assert second.failing_since == first.failing_since
    broken[0] = False
    again_now()
    settle()
    cursor = Cursor.objects.get()
    assert (cursor.seq, cursor.tries, cursor.error, cursor.again_at) == (3, 0, "", None)
    assert len(subjects(heard)) == 3


def test_what_a_hearer_wrote_goes_with_its_failure():
    @hears(SAID, name="writes")
    def hear(facts: Sequence[Fact]) -> None:
        record(PAID, facts[0].subject, by=None)
        raise LookupError

    write(1)
    settle()
    assert not Fact.objects.filter(verb=PAID.name).exists()


def test_what_a_hearer_records_is_heard_in_its_turn():
    @hears(SAID, name="writes")
    def hear(facts: Sequence[Fact]) -> None:
        for fact in facts:
            record(PAID, fact.subject, by=None)

    heard = listener("paid", PAID)
    write(2)
    settle()
    assert subjects(heard) == ["thing:0", "thing:1"]


def test_a_rare_verb_is_passed_over_in_spans(monkeypatch):
    monkeypatch.setattr("xiaodui.journal.following.SPAN", 10)
    heard = listener("paid", PAID)
    write(35)
    write(1, PAID)
    seal_all()
    assert run_hearers() == 10
    settle()
    assert subjects(heard) == ["thing:0"]


def test_whom_it_does_not_concern_is_moved_on_with_the_others_in_one_write():
    for n in range(30):
        listener(f"other{n}", PAID)
    heard = listener("said", SAID)
    settle()
    write(3)
    seal_all()
    with CaptureQueriesContext(connection) as asked:
        run_hearers()
    writes = [one["sql"] for one in asked.captured_queries if one["sql"].startswith("UPDATE")]
    reads = [one["sql"] for one in asked.captured_queries if "journal_fact" in one["sql"]]
    assert (len(writes), len(reads), len(subjects(heard))) == (2, 1, 3)
    assert len(set(Cursor.objects.values_list("seq", flat=True))) == 1


def test_who_failed_is_not_moved_on_with_the_others():
    broken = listener("broken", SAID, fails=lambda fact: fact.subject == "thing:0")
    listener("other", SAID)
    listener("third", PAID)
    write(1)
    settle()
    stood = Cursor.objects.get(hearer="broken").seq
    write(2, PAID)
    settle()
    assert Cursor.objects.get(hearer="broken").seq == stood
    assert broken == []


def test_read_for_all_or_by_each_they_hear_the_same(monkeypatch):
    together, few = listener("both", SAID, PAID), listener("paid", PAID)
    write(3)
    write(2, PAID)
    write(1)
    settle()
    monkeypatch.setattr("xiaodui.journal.following.SHARED", 0)
    apart, alone = listener("both again", SAID, PAID), listener("paid again", PAID)
    settle()
    assert subjects(together) == subjects(apart) and len(subjects(apart)) == 6
    assert subjects(few) == subjects(alone) and len(subjects(alone)) == 2


def test_idle_looking_is_two_queries(django_assert_num_queries):
    listener("all")
    write(2)
    settle()
    with django_assert_num_queries(2):
        run_hearers()


def test_the_keeper_sends_a_hearer_back_to_the_beginning(cast):
    heard = listener("all", SAID)
    write(2)
    settle()
    rewind(Cursor.objects.get(), by=cast.laozhou)
    settle()
    assert subjects(heard) == ["thing:0", "thing:1"] * 2
    assert Fact.objects.latest("id").verb == "hearer.rewound"


def test_the_keeper_need_not_wait(cast):
    broken = [True]
    heard = listener("all", fails=lambda fact: broken[0])
    write(1)
    settle()
    broken[0] = False
    settle()
    assert heard == []
    retry(Cursor.objects.get(), by=cast.laozhou)
    settle()
    assert subjects(heard) == ["thing:0"]


@pytest.mark.django_db(transaction=True)
def test_many_runners_hand_each_fact_over_once():
    from concurrent.futures import ThreadPoolExecutor

    heard = listener("all")
    write(60)
    seal_all()

    def run(_turn: int) -> None:
        try:
            for _ in range(20):
                run_hearers(5)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(run, range(4)))
    assert sorted(subjects(heard), key=lambda key: int(key[6:])) == [f"thing:{n}" for n in range(60)]


@pytest.mark.django_db(transaction=True)
def test_the_follower_seals_and_hears_soon_after_a_commit():
    import time

    from xiaodui.journal.follower import Follower

    heard = listener("all")
    follower = Follower()
    follower.start()
    try:
        with transaction.atomic():
            record(SAID, "thing:7", by=None)
        until = time.monotonic() + 5
        while not heard and time.monotonic() < until:
            time.sleep(0.02)
    finally:
        follower.stop()
    assert subjects(heard) == ["thing:7"]
