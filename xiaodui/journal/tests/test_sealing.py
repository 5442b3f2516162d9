"""Sealing: order, chain, heads outside the database, late ids, one runner."""

import hashlib
import json

import pytest
from django.db import connection, transaction

from xiaodui.journal import Fact, heads, record
from xiaodui.journal.exporting import heads_here
from xiaodui.journal.models import GENESIS, Seal, Sealed
from xiaodui.journal.sealing import LOOK_BACK, _Seen, seal_pending, sweep
from xiaodui.journal.tests.facts import SAID, seal_all, write

pytestmark = pytest.mark.django_db


def test_each_link_follows_from_the_one_before_and_the_digest():
    write(5)
    seal = seal_pending()
    link = GENESIS
    for sealed in Sealed.objects.order_by("seq").select_related("fact"):
        link = hashlib.sha256((link + sealed.fact.digest).encode()).hexdigest()
        assert sealed.link == link
    assert (seal.head, seal.first_seq, seal.last_seq, seal.previous_head) == (link, 1, 5, GENESIS)
    assert seal.prints == "".join(Fact.objects.order_by("id").values_list("digest", flat=True)[i][:8] for i in range(5))


def test_nothing_new_seals_nothing():
    assert seal_pending() is None
    write(1)
    assert seal_pending() is not None
    assert seal_pending() is None


def test_a_batch_takes_no_more_than_its_limit_and_the_next_goes_on():
    write(5)
    first, second = seal_pending(3), seal_pending(3)
    assert (first.last_seq, second.first_seq, second.last_seq) == (3, 4, 5)
    assert second.previous_head == first.head


def test_idle_looking_is_two_queries(django_assert_max_num_queries):
    write(3)
    seal_all()
    seal_pending()
    with django_assert_max_num_queries(3):
        seal_pending()


def late_fact() -> Fact:
    """A fact whose id lies below one that is sealed already, as PostgreSQL may commit them."""
    write(3)
    late = Fact.objects.order_by("id")[1]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE late AS SELECT * FROM journal_fact WHERE id = %s", [late.pk])
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE journal_fact DISABLE TRIGGER ALL")
        cursor.execute("DELETE FROM journal_fact WHERE id = %s", [late.pk])
    seal_all()
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO journal_fact SELECT * FROM late")
        cursor.execute("DROP TABLE late")
    return late


def test_a_sweep_seals_what_was_committed_late():
    late = late_fact()
    assert Sealed.objects.count() == 2
    assert sweep() == 1
    assert Sealed.objects.get(fact=late).seq == 3


def test_a_late_id_in_a_gap_is_found_at_once_on_postgresql():
    late = late_fact()
    if connection.vendor == "sqlite":
        pytest.skip("SQLite commits ids in order")
    assert seal_pending().count == 1
    assert Sealed.objects.get(fact=late).seq == 3


def test_gaps_are_the_ids_between_those_sealed():
    seen = _Seen(newest=10)
    seen.note([11, 14, 15, 20])
    assert [gap[:2] for gap in seen.gaps] == [(12, 13), (16, 19)]
    assert seen.newest == 20
    assert LOOK_BACK > 10_000


def test_heads_leave_the_database_one_line_a_seal(heads_folder):
    write(5)
    seal_all(2)
    lines = [json.loads(line) for line in (heads_folder / "heads.jsonl").read_text().splitlines()]
    assert [line["seq"] for line in lines] == [2, 4, 5]
    assert [line["count"] for line in lines] == [2, 2, 1]
    assert [line["head"] for line in lines] == list(Seal.objects.order_by("last_seq").values_list("head", flat=True))
    assert all(len(line["prints"]) == 8 * line["count"] for line in lines)


def test_a_line_lost_in_a_crash_is_made_good_by_the_next(heads_folder):
    write(6)
    seal_all(2)
    file = heads_folder / "heads.jsonl"
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])  # the second line torn, the third never written
    write(1)
    seal_all()
    assert [head.seq for head in heads_here()] == [2, 4, 6, 7]


def test_publishing_twice_or_late_adds_nothing(heads_folder):
    write(4)
    seal_all(2)
    before = (heads_folder / "heads.jsonl").read_bytes()
    for seal in Seal.objects.all():
        heads.publish(seal)
    assert (heads_folder / "heads.jsonl").read_bytes() == before


def test_the_day_s_head_is_its_last():
    write(3)
    seal_all(2)
    today = heads.daily_head()
    assert (today.seq, today.facts) == (3, 3)
    assert today.head in today.sentence


@pytest.mark.django_db(transaction=True)
def test_only_one_runner_seals_at_a_time():
    from concurrent.futures import ThreadPoolExecutor

    with transaction.atomic():
        for n in range(40):
            record(SAID, f"thing:{n}", by=None)

    def run(_turn: int) -> None:
        try:
            for _ in range(6):
                seal_pending(5)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(run, range(4)))
    seal_all()
    assert list(Sealed.objects.order_by("seq").values_list("seq", flat=True)) == list(range(1, 41))
    assert [head.seq for head in heads_here()] == sorted(Seal.objects.values_list("last_seq", flat=True))
