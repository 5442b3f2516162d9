"""What is stored is found by what people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaodui.core.text import (
    Names,
    best_match,
    initials,
    near_name,
    normalise,
    query_terms,
    spelling,
    tokens,
)

CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=8)
ANY = st.text(max_size=30)


def finds(q: str, stored: str) -> bool:
    """The law of both databases' indexes, in Python."""
    words = tokens(stored)
    terms = query_terms(q)
    return bool(terms) and all(any(w.startswith(t.text) if t.prefix else w == t.text for w in words) for t in terms)


@pytest.mark.parametrize(
    "q", ["昆", "立讯", "昆山立讯", "崑山", "kslx", "ksl", "lx", "kunshan", "KSLX", "ｋｓ", "gtx", "gt 立讯", "86"]
)
def test_a_customer_is_found_by(q):
    assert finds(q, "昆山立讯 GTX-Pro 8601")


@pytest.mark.parametrize("q", ["山昆", "立训", "pro gtz", "", "  ", "，。", "xl"])
def test_a_customer_is_not_found_by(q):
    assert not finds(q, "昆山立讯 GTX-Pro 8601")


def test_tokens_of_a_name():
    assert tokens("昆山GTX") == ["昆", "山", "昆山", "kunshan", "ks", "gtx"]
    assert tokens("昆山", sounds=False) == ["昆", "山", "昆山"]


def test_readings_follow_the_phrase():
    assert spelling("重庆银行") == "chongqingyinhang"
    assert initials("吕布 88") == "lb88"


@given(ANY)
def test_normalise_twice_is_once(s):
    assert normalise(normalise(s)) == normalise(s)


@given(before=ANY, part=CHINESE, after=ANY)
def test_any_chinese_part_finds_the_whole(before, part, after):
    assert finds(part, before + part + after)


@given(ANY)
def test_tokens_hold_letters_and_digits_only(s):
    for word in [*tokens(s), *(t.text for t in query_terms(s))]:
        # Characters newer than Python's tables are not alphanumeric to it, so ask for what would hurt.
        assert not any(c.isspace() or (c.isascii() and not c.isalnum()) for c in word)
        assert len(word) <= 64


@given(ANY)
def test_a_text_with_words_finds_itself(s):
    assert finds(s, s) or not query_terms(s)


def test_spaces_case_and_punctuation_are_certain():
    match = best_match("GTXPro", ["GTX Basic", "GTX Pro", "GTX Plus Pro"])
    assert match is not None
    assert match.name == "GTX Pro"
    assert match.certain


def test_a_typo_is_a_suggestion():
    match = best_match("昆山立迅精密科技有限公司", ["昆山立讯精密科技有限公司", "昆山恒拓科技有限公司"])
    assert match is not None
    assert match.name == "昆山立讯精密科技有限公司"
    assert not match.certain


def test_another_number_is_another_thing():
    assert best_match("GTX 1001", ["GTX 1000"]) is None
    assert best_match("", ["GTX 1000"]) is None


def test_two_names_that_squash_alike_are_not_certain():
    names = Names(["GTX Pro", "GTX-PRO"])
    assert names.match("gtxpro").certain is False
    assert names.match("GTX-PRO").certain is True


@given(ANY, ANY)
def test_likeness_is_the_same_from_both_sides(a, b):
    assert near_name(a, b) == pytest.approx(near_name(b, a))
    assert 0 <= near_name(a, b) <= 1
