"""What changed between two versions: nothing is lost, nothing invented."""

from hypothesis import given
from hypothesis import strategies as st

from xiaodui.core.text.diffing import changes

texts = st.text(alphabet="让新人敢开口产线 stop。，\n", max_size=40)


@given(texts, texts)
def test_both_texts_can_be_read_out_of_the_pieces(before: str, after: str) -> None:
    pieces = changes(before, after)
    assert "".join(text for mark, text in pieces if mark != "new") == before
    assert "".join(text for mark, text in pieces if mark != "gone") == after


def test_a_changed_word_is_marked_and_the_rest_is_left_alone() -> None:
    assert changes("让每条产线停得少", "让每条产线停得更少") == [
        ("same", "让每条产线停得"), ("new", "更"), ("same", "少"),
    ]  # fmt: skip


def test_equal_texts_have_one_piece() -> None:
    assert changes("把手艺传下去", "把手艺传下去") == [("same", "把手艺传下去")]
