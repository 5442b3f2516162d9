"""100 random tamperings of a journal of 2,400 facts by direct SQL: each is found and located."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction

from xiaodui.journal import exporting, verify
from xiaodui.journal.tests.facts import seal_all, tamper, write
from xiaodui.journal.tests.tampering import Attacker, remake

FACTS, BATCH, SEED = 2_400, 150, 20261122
CLUMSY = ["alters_the_body", "alters_body_and_digest", "alters_a_column", "alters_a_digest", "alters_a_link",
          "removes_the_fact", "removes_fact_and_place", "swaps_two", "closes_the_gap", "inserts_one"]  # fmt: skip
REMADE = ["alters_the_body", "closes_the_gap", "inserts_one", "swaps_two", "alters_the_body"]


class Undone(Exception):
    """Takes a tampering back, so that the next one meets the whole journal."""


@pytest.fixture
def journal(db: None) -> list[verify.Head]:
    write(FACTS - 10)
    seal_all(BATCH)
    given = exporting.heads_here()
    write(10)  # after the newest head that the auditor holds
    seal_all()
    tamper()
    return given


def tamperings(chance: random.Random) -> Iterator[tuple[str, bool]]:
    for n in range(80):
        yield CLUMSY[n % len(CLUMSY)], False
    for n in range(10):
        yield REMADE[n % len(REMADE)], True
    for _ in range(10):
        yield "truncates", False


def named(report: verify.Report) -> set[int]:
    return {seq for one in report.findings for seq in range(one.first, one.last + 1) if one.kind != "seal"}


def test_an_untouched_journal_is_whole_and_says_what_is_not_yet_provable(journal):
    report = exporting.verify_here(journal)
    assert report.findings == []
    assert (report.facts, report.proven_to, report.unproven) == (FACTS, FACTS - 10, 10)


@pytest.mark.long
def test_each_of_100_tamperings_is_found_and_located(journal):
    chance, missed, wide = random.Random(SEED), [], []
    for name, made_anew in tamperings(chance):
        try:
            with transaction.atomic():
                done = getattr(Attacker(chance), name)()
                tamper(*done.statements)
                if made_anew:
                    remake()
                report = exporting.verify_here(journal)
                raise Undone
        except Undone:
            pass
        if not done.seqs <= named(report):
            missed.append((name, made_anew, done.seqs, report.findings[:5]))
        if name != "truncates" and len(named(report)) > len(done.seqs) + 1:
            wide.append((name, made_anew, done.seqs, report.findings[:5]))
    assert not missed
    assert not wide


def test_one_anchored_head_alone_finds_a_remade_chain(journal):
    _seq, fact, _body = Attacker(random.Random(1)).rows[700]
    tamper(f"UPDATE journal_fact SET body=replace(body, '\"n\":', '\"m\":') WHERE id={fact}")
    remake()
    anchored = journal[-1]._replace(prints="", count=0)
    assert exporting.verify_here([]).findings == []
    report = exporting.verify_here([anchored])
    assert [(one.kind, one.first, one.last) for one in report.findings] == [("interval", 1, anchored.seq)]
    assert report.proven_to == 0


def test_heads_without_prints_narrow_it_down_to_the_span_between_two(journal):
    bare = [head._replace(prints="", count=0) for head in journal]
    _seq, fact, _body = Attacker(random.Random(1)).rows[700]
    tamper(f"UPDATE journal_fact SET body=replace(body, '\"n\":', '\"m\":') WHERE id={fact}")
    remake()
    report = exporting.verify_here(bare)
    assert [(one.kind, one.first, one.last) for one in report.findings] == [("interval", 601, 750)]
    assert report.proven_to == 600


def test_the_export_says_the_same_as_the_database(journal, tmp_path: Path):
    attacker = Attacker(random.Random(3))
    tamper(*attacker.alters_the_body().statements, *attacker.removes_the_fact().statements)
    where = tmp_path / "export.jsonl"
    assert exporting.export(where) == FACTS - 1
    report = verify.verify(lambda: verify.read_export(str(where)), journal)
    assert report.findings == exporting.verify_here(journal).findings
    assert len(report.findings) == 2


def test_parts_side_by_side_say_the_same_as_one_walk(journal, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(verify, "SMALL", 0)
    where = str(tmp_path / "export.jsonl")
    exporting.export(Path(where))
    assert verify.verify_file(where, journal, 3) == verify.verify(lambda: verify.read_export(where), journal)
    for change in ("alters_the_body", "closes_the_gap", "swaps_two", "truncates"):
        with transaction.atomic():
            tamper(*getattr(Attacker(random.Random(8)), change)().statements)
            exporting.export(Path(where))
            transaction.set_rollback(True)
        report = verify.verify_file(where, journal, 3)
        assert report.findings
        assert report == verify.verify(lambda: verify.read_export(where), journal)


def test_a_cut_falls_between_lines_wherever_it_is_made(journal, tmp_path: Path):
    where = tmp_path / "export.jsonl"
    exporting.export(where)
    size = where.stat().st_size
    for cut in (1, 2, 700, 701, size // 2, size - 1):
        rows = [*verify.read_export(str(where), 0, cut), *verify.read_export(str(where), cut, size)]
        assert [row[0] for row in rows] == list(range(1, FACTS + 1))


def test_a_body_that_is_not_one_line_of_json_travels_quoted(journal, tmp_path: Path):
    fact = Attacker(random.Random(1)).rows[8][1]
    tamper(f"UPDATE journal_fact SET body='no\n\"json\" %% 空' WHERE id={fact}")
    exporting.export(tmp_path / "export.jsonl")
    report = verify.verify(lambda: verify.read_export(str(tmp_path / "export.jsonl")), journal)
    assert [(one.kind, one.first) for one in report.findings] == [("altered", 9), ("columns", 9)]


def test_nonsense_in_columns_and_hashes_is_named_and_not_stumbled_over(journal, tmp_path: Path):
    rows = Attacker(random.Random(1)).rows
    tamper(
        f"UPDATE journal_fact SET actor='a,b}}\"', team='\n' WHERE id={rows[8][1]}",
        f"UPDATE journal_fact SET digest='x\"' WHERE id={rows[20][1]}",
        "UPDATE journal_sealed SET link='' WHERE seq=31",
    )
    exporting.export(tmp_path / "export.jsonl")
    report = verify.verify(lambda: verify.read_export(str(tmp_path / "export.jsonl")), journal)
    assert {(one.kind, one.first) for one in report.findings} >= {("columns", 9), ("altered", 21), ("link", 31)}
    assert max(one.last for one in report.findings) <= 32


def test_a_journal_rolled_back_and_sealed_again_is_found_by_its_heads(journal):
    attacker = Attacker(random.Random(5))
    keep = attacker.seals[-3]
    tamper(
        f"DELETE FROM journal_fact WHERE id IN (SELECT fact_id FROM journal_sealed WHERE seq>{keep})",
        f"DELETE FROM journal_sealed WHERE seq>{keep}",
        f"DELETE FROM journal_seal WHERE last_seq>{keep}",
    )
    write(FACTS - keep)
    seal_all(BATCH)
    report = exporting.verify_here(exporting.heads_here())
    assert report.proven_to == keep
    assert {one.kind for one in report.findings} >= {"heads", "altered"}
