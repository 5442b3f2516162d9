import pytest

from xiaodui.core.text import mark_spans, without_marks


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("**三个电话**，一家要重新报价", "三个电话，一家要重新报价"),
        ("型号 `XD-485-T` 有货", "型号 XD-485-T 有货"),
        ("~~明天~~ 后天", "明天 后天"),
        ("2 ** 3", "2 ** 3"),
        ("2**3", "2**3"),
        ("** 没合上", "** 没合上"),
        ("", ""),
    ],
)
def test_marks_are_left_out_and_nothing_else(typed: str, read: str) -> None:
    assert without_marks(typed) == read


def test_a_piece_of_a_text_loses_those_within_it() -> None:
    text = "看 **报价** 吧"
    marks = mark_spans(text)
    assert without_marks(text, 0, 5, marks) == "看 报"
    assert without_marks(text, 4, 8, marks) == "报价"


def test_many_signs_without_a_partner_take_no_time() -> None:
    assert without_marks("** " * 3000) == "** " * 3000
