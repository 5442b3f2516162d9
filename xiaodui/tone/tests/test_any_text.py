"""Whatever is typed: no error, spans within the text, scores within 0 and 1, and no time to speak of."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xiaodui.tone import is_question, is_thanks, judge

TEXT = st.text(max_size=400)
PIECES = st.lists(
    st.sampled_from(
        ["傻", "逼", "*", " ", "sha", "b", "操", "你", "妈", "🐴", "8", "\u200b",
         "，", "客户说“", "滚", "加微信", "a.com", "吗", "\u0301", "İ", "ﷺ", "贝", "戋", "fuck"]
    ),
    max_size=80,
).map("".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(TEXT | PIECES)
def test_it_never_fails_and_points_into_the_text(text):
    said = judge(text)
    assert 0 <= said.score_abuse <= 1 and 0 <= said.score_advert <= 1
    assert all(0 <= find.start < find.end <= len(text) and 0 <= find.strength <= 1 for find in said.finds)
    assert list(said.finds) == sorted(said.finds)
    assert 0 <= is_question(text) <= 1 and 0 <= is_thanks(text) <= 1


@settings(max_examples=50, deadline=None)
@given(PIECES)
def test_the_same_text_is_judged_the_same(text):
    assert judge(text) == judge(text)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(whitelist_categories=["Zs", "Cf", "Mn", "Po"]), max_size=200))
def test_nothing_to_read_is_nothing_to_tell(text):
    assert judge(text).score_abuse < 0.5


HOSTILE = {
    "masks": "*" * 5000, "half words": "傻*" * 2500, "letters apart": " a" * 2500, "initials": "b " * 2500, "pinyin": "sha" * 1666,
    "digits": "8" * 5000,
    "pictures": "🐴" * 5000,
    "dots": "a." * 2500, "links": "http://" * 700, "leet": "a@" * 2500,
    "words": "傻逼" * 2500, "quotes": "客户说“" * 1250, "lines": "\n滚" * 2500, "marks": "傻" + "\u0301" * 4999, "asked": "不知道谁" * 1250,
    "adverts": "加我微" * 1666, "stars": "s*b " * 1250, "yes": "有没有" * 1666,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_costs_bounded_time(name):
    judge("预热"), is_question("预热吗")
    began = time.thread_time()
    judge(HOSTILE[name]), is_question(HOSTILE[name]), is_thanks(HOSTILE[name])
    assert time.thread_time() - began < 4, "usually under a second"
