"""A name says what it is, on every system, and hides nothing."""

import pytest

from xiaodui.core.text.filenames import clean_name, ending


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"), ("C:\\Users\\x\\报价.xlsx", "报价.xlsx"), ("a\x00b.pdf", "ab.pdf"),
        ("abc\u202efdp.exe", "abcfdp.exe"), ("con.txt", "_con.txt"), ("a:b|c.pdf", "a_b_c.pdf"), ("  . .pdf", ""),
        (".htaccess", ""), ("没有后缀", ""), ("x" * 300 + ".pdf", "x" * 116 + ".pdf"), ("a.pdf.", "a.pdf"),
        ('"><img src=x>.png', "___img src=x_.png"), ("\r\nSet-Cookie: a.pdf", "Set-Cookie_ a.pdf"),
    ],
)  # fmt: skip
def test_names_are_cleaned(said, kept):
    assert clean_name(said) == kept


def test_the_direction_mark_hides_no_ending():
    assert ending(clean_name("abc\u202efdp.exe")) == "exe"
