"""The published halves that nothing was set on; every so many of them, to be quick. The benchmark looks at all."""

import pytest

from benchmarks import conduct as bench
from benchmarks.kit import conduct
from benchmarks.kit.aims import quantile
from xiaodui.tone import judge
from xiaodui.tone.tests.samples import samples

EVERY = 4


@pytest.fixture(scope="module")
def held():
    return conduct.half(samples("conduct", "clean_chat"), first=False)


def test_comments(held):
    said = bench.of_comments(held.comments[::EVERY])
    assert said["balanced_accuracy"] >= 0.85, said["confusion"]


def test_an_abusive_sentence_stands_above_its_civil_twin(held):
    said = bench.of_pairs(held.pairs)
    assert said["ranked_above"] >= 0.95, said["not_above"]
    assert said["marked_words_pointed_at"] >= 0.7


def test_clean_dialogues_are_not_held(held):
    service, free = bench.of_clean(held.service[::2], "service", 0.001), bench.of_clean(held.free[::2], "free", 0.005)
    assert service["held"] <= 0.001, service["false_finds"]
    assert free["held"] <= 0.005, free["false_finds"]
    assert service["told"] <= 0.004 and free["told"] <= 0.01


def test_disguised_words_are_found_still(held):
    kinds = {row["disguise"]: row["told ÷ plain"] for row in bench.of_disguises(held.pairs)["kinds"]}
    assert len(kinds) == 9
    assert {kind: share for kind, share in kinds.items() if share < 0.6} == {}


def test_a_judge_that_says_nothing_and_one_that_says_all_are_found_out(held, monkeypatch):
    part = held.comments[:200]
    for strength in (0.0, 1.0):
        monkeypatch.setattr(bench, "judge", lambda text, s=strength: judge("")._replace(score_abuse=s))
        assert bench.of_comments(part)["balanced_accuracy"] == 0.5
        assert bench.of_pairs(held.pairs[:20])["ranked_above"] == 0


def test_one_look_is_short(held):
    bench.TIMES.clear()
    bench.of_clean(held.free[:800], "free", 1)
    assert quantile(bench.TIMES, 0.99) < 5
