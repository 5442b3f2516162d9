"""Our own sentences of a sales room, on the half by which neither words nor weights were set."""

from collections import defaultdict

import pytest

from benchmarks.kit import conduct
from xiaodui.tone import TOLD, is_question, judge
from xiaodui.tone.tables import innocent
from xiaodui.tone.words import listed

QUESTIONS = conduct.OWN.with_name("reports_questions.csv")


@pytest.fixture(scope="module")
def told():
    """Class, and for disguises the kind too -> share told of abuse; "sold": of adverts told as such, "worked": of work so told."""
    groups = defaultdict(list)
    for row in conduct.rows(conduct.OWN):
        if not conduct.tuning(row["text"]):
            hurts = judge(row["text"]).score_abuse >= TOLD
            groups[row["class"]].append(hurts)
            if row["class"] == "disguised":
                groups[row["note"]].append(hurts)
            if row["class"] in {"advert", "work"}:
                groups["sold" if row["class"] == "advert" else "worked"].append(judge(row["text"]).score_advert >= TOLD)
    return {name: sum(part) / len(part) for name, part in groups.items()}


def test_abuse_is_told_far_oftener_than_anger(told):
    assert told["abusive"] >= 0.6
    assert told["civil_angry"] <= 0.04
    assert told["work"] <= 0.07
    assert told["thanks_positive"] == 0


def test_half_the_adverts_are_told_and_hardly_any_work(told):
    assert told["sold"] >= 0.45 and told["worked"] <= 0.08, told


def test_each_disguise_is_seen_through_at_least_six_times_in_ten_of_the_plain(told):
    kinds = {
        "homophone",
        "full_pinyin",
        "split",
        "lookalike",
        "traditional",
        "emoji",
        "swapped",
        "initials",
        "english_leet",
    }
    assert kinds <= told.keys()
    assert {kind: told[kind] for kind in kinds if told[kind] < 0.6 * told["abusive"]} == {}


def test_questions_without_marks_and_what_only_looks_like_one():
    groups = defaultdict(list)
    for row in conduct.rows(QUESTIONS):
        if not conduct.tuning(row["text"]):
            groups[row["class"]].append(is_question(row["text"]) >= 0.5)
    share = {name: sum(part) / len(part) for name, part in groups.items()}
    assert share["question"] >= 0.75 and share["not_question"] <= 0.45, share


def test_no_good_word_of_the_list_is_told():
    """By a word, that is: the sum of weights may lean on a bare word, in a sentence it doesn't."""
    found = {word: judge(word).finds for word in innocent() if word not in listed()}
    assert {
        word: finds for word, finds in found.items() if any(f.strength >= TOLD and f.category != "tone" for f in finds)
    } == {}


def test_each_strong_word_of_the_list_is_told_when_said_to_somebody():
    missed = [word.text for word in listed().values() if word.strength >= 0.7 and not judge(f"你就是{word.text}!").told]
    assert len(missed) <= 0.02 * len(listed()), missed
