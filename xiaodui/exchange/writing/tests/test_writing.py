"""What goes out is no program, and comes back as it was."""

import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from xiaodui.exchange.reading import read_table
from xiaodui.exchange.writing import csv_rows, guard, unguard, xlsx_bytes

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
RISKY = st.builds(lambda sign, rest: sign + rest, st.sampled_from(list("=+-@\t\r\n＝＋－＠' ")), TEXT)
CELLS = st.lists(st.lists(TEXT | RISKY, min_size=3, max_size=3), max_size=6)


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "＝1",
        "＋1",
        "－1",
        "＠a",
        " =1",
        "'=1",
        "+86-138",
    ],
)
def test_what_begins_a_formula_is_guarded(cell):
    assert guard(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["-5", "-1,200.50", "+3%", "+86 138 0013 8000", "昆山立讯", "'quoted'", "a=b", "", "1-2"]
)
def test_numbers_phones_and_names_stay(cell):
    assert guard(cell) == cell


@given(TEXT | RISKY)
def test_unguard_takes_off_what_guard_put_on(cell):
    assert unguard(guard(cell)) == cell


@settings(deadline=None)
@given(CELLS)
@example([["'=1", "''", "\ufeffx"]])
def test_a_csv_comes_back_as_it_was(cells):
    data = b"".join(csv_rows(["甲", "乙", "丙"], cells))
    with read_table(data, "x.csv") as table:
        assert table.header == ["甲", "乙", "丙"]
        assert list(table.rows) == [row for row in cells if any(map(str.strip, row))]


def test_values_in_a_csv():
    row = [Decimal("1E+2"), date(2026, 1, 5), datetime(2026, 1, 5, 9, 30), None, True]
    assert (
        b"".join(csv_rows(list("abcde"), [row], bom=False))
        == b"a,b,c,d,e\r\n100,2026-01-05,2026-01-05 09:30:00,,True\r\n"
    )


def test_a_long_csv_streams():
    pieces = list(csv_rows(["a"], ([str(i)] for i in range(2000))))
    assert len(pieces) == 5
    assert b"".join(pieces).startswith(b"\xef\xbb\xbfa\r\n0\r\n1\r\n")
    assert b"".join(pieces).count(b"\n") == 2001


def test_a_workbook_holds_text_numbers_and_days_but_no_formula():
    rows = [["=1+1", Decimal("12.5"), date(2026, 1, 5)], ["http://a.b", 13800138000, None], ["x" * 40_000, -1, ""]]
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(["名字", "=金额", "日期"], rows)))
    sheet = list(book.active.iter_rows())
    assert [cell.value for cell in sheet[0]] == ["名字", "=金额", "日期"]
    assert [(cell.value, cell.data_type) for cell in sheet[1]] == [
        ("=1+1", "s"), (12.5, "n"), (datetime(2026, 1, 5), "d"),
    ]  # fmt: skip
    assert sheet[2][0].hyperlink is None
    assert len(sheet[3][0].value) == 32_767


def test_a_workbook_comes_back():
    rows = [["昆山立讯", Decimal("1200.5"), date(2026, 1, 5)], ["-x", 13800138000, datetime(2026, 1, 5, 9, 30)]]
    with read_table(xlsx_bytes(["a", "b", "c"], rows), "x.xlsx") as table:
        assert list(table.rows) == [["昆山立讯", "1200.5", "2026-01-05"], ["-x", "13800138000", "2026-01-05 09:30:00"]]
