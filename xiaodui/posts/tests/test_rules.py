"""Title and body out of plain words, and back: no letter is lost."""

from hypothesis import given
from hypothesis import strategies as st

from xiaodui.chat.drawing import draw
from xiaodui.posts.rules import LONGEST, guess, parted, title_of, whole
from xiaodui.posts.types import TYPES

WORDS = {key: one.words for key, one in TYPES.items()}


def test_words_tell_which_type_it_looks_like() -> None:
    said = {
        "恒拓签下了，合同 32 万": "deal", "客户问能不能周五前到货": "question", "今天拜访三家，明天再去两家": "daily",
        "求助：谁有旧版图纸": "help", "通知：即日起报价要双签": "notice", "嗯": "deal",
    }  # fmt: skip
    assert {text: guess(text, WORDS) for text in said} == said


def test_a_type_that_the_room_doesn_t_take_is_not_guessed() -> None:
    assert guess("恒拓签下了", {"help": WORDS["help"], "notice": WORDS["notice"]}) == "help"


@given(st.text(max_size=400))
def test_parted_no_letter_is_lost(text: str) -> None:
    title, body = parted(text)
    assert len(title) <= LONGEST
    assert "".join((title + body).split()) == "".join(text.split())


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=80))
def test_a_title_comes_back_as_it_was_typed(title: str) -> None:
    assert title_of(whole(title, "正文")) == title


def test_marks_in_a_title_stay_as_typed() -> None:
    assert "<strong>**3*4** [x](y)</strong>" in draw(whole("**3*4** [x](y)", ""), {})
