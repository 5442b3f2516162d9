"""A cite is read as the rule that it is, wherever the journal speaks."""

import pytest
from django.utils import translation

from xiaodui.governance.citing import named
from xiaodui.journal.saying import Names, said


@pytest.mark.parametrize(
    ("cite", "zh", "url"),
    [
        ("pool.protection@3", "「保护期」第 3 版", "/rules/pool.protection/versions/3"),
        ("pool.protection@2/team:7", "「保护期」第 2 版", "/rules/pool.protection/versions/2?team=7"),
        ("pool.protection@0", "「保护期」", "/rules/pool.protection"),
        ("talk.greeting@1", "「talk.greeting」第 1 版", "/rules/talk.greeting/versions/1"),
    ],
)
def test_a_cite_has_a_title_and_a_page(cite: str, zh: str, url: str) -> None:
    assert named(cite) == (zh, url)
    assert said("cite", cite, Names()) == f'<a class="lk" href="{url}">{zh}</a>'


def test_in_english_by_its_english_title() -> None:
    with translation.override("en"):
        label, _url = named("pool.protection@3") or ("", "")
    assert "Protection" in label


@pytest.mark.parametrize("text", ["王磊@雷霆队", "a@3", "pool.protection", "pool.protection@3; drop"])
def test_what_is_no_cite_stays_as_it_is(text: str) -> None:
    assert named(text) is None and said("cite", text, Names()) == text
