"""Words of the index, readings of what is typed, places in a text. No database."""

from datetime import date

import pytest

from xiaodui.chatsearch.cutting import pieces_of, time_words, words_of
from xiaodui.chatsearch.marking import shown, spans
from xiaodui.chatsearch.syllables import readings

TEXT = "崑山立訊的 GTX1080 报价，90㎡ 的库房"


def found(q: str, text: str = TEXT) -> list[str] | None:
    places = spans(text, pieces_of(q))
    return None if places is None else [text[start:end] for start, end in places]


@pytest.mark.parametrize(
    ("q", "places"),
    [
        ("山", ["山"]), ("昆山", ["崑山"]), ("昆山立讯", ["崑山立訊"]), ("山立", ["山立"]), ("gtx", ["GTX"]), ("GTX1080", ["GTX1080"]),
        ("kunshan", ["崑山"]), ("baojia", ["报价"]), ("90m", ["90㎡"]), ("报价 昆山", ["崑山", "报价"]), ("库房gtx", ["GTX", "库房"]),
    ],
)  # fmt: skip
def test_found_where_it_stands(q: str, places: list[str]):
    assert found(q) == places


@pytest.mark.parametrize("q", ["山昆", "昆山报价", "1080", "tx", "kun", "ks", "立讯 麒麟", "kunshanbaojia"])
def test_not_found(q: str):
    assert found(q) is None


def test_every_place_is_found_by_words_that_stand_in_the_index():
    """What the text holds, the index leads to: each question that the text answers is met by its words."""
    words = set(words_of(TEXT, 5, 7, date(2026, 5, 3)).split())
    for q in ("山", "昆山", "昆山立讯", "gtx", "gtx1080", "kunshan", "lixundeb"[:6], "90m", "90m2的", "库房"):
        if found(q) is not None:
            assert all(any(words.issuperset(choice) for choice in piece.choices()) for piece in pieces_of(q)), q


def test_where_it_was_said_stands_apart_from_what_people_type():
    words = words_of("r·5 p·7 m·202605", 1, None, date(2026, 5, 3)).split()
    assert "r·1" in words and "r·5" not in words
    assert not any(word.startswith("p·") for word in words)


@pytest.mark.parametrize(
    ("typed", "read"),
    [("kunshan", [("kun", "shan")]), ("xian", [("xi", "an")]), ("gtx", []), ("kun", []), ("a" * 61, []), ("ab1", []), ("", [])],
)  # fmt: skip
def test_read_as_chinese(typed: str, read: list[tuple[str, ...]]):
    assert list(readings(typed)) == read


def test_a_long_word_of_many_readings_is_read_at_once():
    assert len(readings("an" * 30)) <= 4


def test_years_are_asked_for_as_such():
    assert time_words(date(2023, 11, 30), date(2026, 2, 1)) == [
        "m·202311", "m·202312", "y·2024", "y·2025", "m·202601", "m·202602",
    ]  # fmt: skip
    assert time_words(date(2026, 5, 3), date(2026, 5, 3)) == ["m·202605"]
    assert len(time_words(date(1900, 1, 1), date(2999, 12, 31))) < 1200


def test_one_line_round_the_first_place():
    text = "前言" * 60 + "昆山\n的报价" + "后话" * 100
    parts = shown(text, spans(text, pieces_of("昆山")) or [])
    assert parts[0] == ("…", False) and parts[-1] == ("…", False)
    assert ("昆山", True) in parts
    assert sum(len(words) for words, _ in parts) <= 142
    assert not any("\n" in words for words, _ in parts)


def test_overlapping_places_are_shown_once():
    text = "报价报价单"
    parts = shown(text, spans(text, pieces_of("报价 报价单")) or [])
    assert "".join(words for words, _ in parts) == text
