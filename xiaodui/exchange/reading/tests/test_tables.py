"""Files of every make are read into the same rows; what can't be read says what to do."""

import io
import zipfile

import pytest

from xiaodui.exchange.reading import ReadError, read_table, sniff_encoding, workbook
from xiaodui.exchange.writing import xlsx_bytes

pytestmark = pytest.mark.once

HEADER = ["客户名称", "金额", "备注"]
ROWS = [["昆山立讯", "1.2万", "一期,\n二期"], ["恒拓", "￥1,200", "十一一一"]]


def as_csv(separator: str = ",") -> str:
    return separator.join(HEADER) + "".join(f'\r\n{a}{separator}"{b}"{separator}"{c}"' for a, b, c in ROWS) + "\r\n"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_and_separator(encoding, separator):
    with read_table(as_csv(separator).encode(encoding), "客户.csv") as table:
        assert table.header == HEADER
        assert list(table.rows) == ROWS


def test_a_big_endian_mark():
    assert sniff_encoding(b"\xfe\xff" + "甲,乙\n".encode("utf-16-be")) == "utf-16"


def test_chinese_far_behind_a_western_beginning(tmp_path):
    path = tmp_path / "long.csv"
    path.write_bytes(("name,city\n" + "smith,paris\n" * 200_000 + "王磊,昆山\n").encode("gb18030"))
    with read_table(path) as table:
        *_, last = table.numbered()
    assert last == (200_002, ["王磊", "昆山"])


def test_a_workbook_reads_like_a_csv():
    with read_table(xlsx_bytes(HEADER, ROWS), "客户.xlsx") as table:
        assert table.header == HEADER
        assert list(table.rows) == ROWS


def test_rows_keep_their_numbers_and_their_excess():
    data = "\n客户,电话,电话,\n\n甲,1\n , ,\n乙,1,2,,\n丙,1,2,3\n".encode()
    with read_table(data, "x.csv") as table:
        assert table.header == ["客户", "电话", "电话 2"]
        assert list(table.numbered()) == [(4, ["甲", "1", ""]), (6, ["乙", "1", "2"]), (7, ["丙", "1", "2", "3"])]


def archive(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def sheet_of(body: str) -> bytes:
    """A real workbook with its sheet replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx_bytes(["a"], []))) as real,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in real.namelist():
            made.writestr(name, body if name == "xl/worksheets/sheet1.xml" else real.read(name))
    return out.getvalue()


OPEN = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
SHUT = "</sheetData></worksheet>"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file.empty"),
        (b"\n \n,,\n", "file.empty"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" * 50, "file.encoding"),
        (b"\x80\xff\xff\x80,", "file.encoding"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file.old_excel"),
        (b"PK\x03\x04 broken", "sheet.damaged"),
        (archive(word__document=b"x"), "sheet.none"),
        (archive(xl__workbook=b"x"), "sheet.damaged"),
        (archive(xl__workbook=b"0" * (300 << 20)), "sheet.too_big"),
        (('a,"' + "x" * 200_000).encode(), "file.broken"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_says_so(data, code):
    with pytest.raises(ReadError) as refused:
        list(read_table(data, "x").rows)
    assert refused.value.code == code
    assert str(refused.value)


def test_a_sheet_that_claims_the_whole_grid_dies_in_its_child():
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(ReadError) as refused:
        list(read_table(sheet_of(OPEN + cells + SHUT), "bomb.xlsx").rows)
    assert refused.value.code == "sheet.too_big"


def test_a_sheet_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(workbook, "SECONDS", 1)
    monkeypatch.setattr(workbook, "MEMORY", 4 << 30)
    row = "<row>" + "<c><v>1</v></c>" * 100 + "</row>"
    with pytest.raises(ReadError) as refused:
        list(read_table(sheet_of(OPEN + row * 120_000 + SHUT), "slow.xlsx").rows)
    assert refused.value.code == "sheet.too_big"


def test_stopping_early_ends_the_child():
    with read_table(xlsx_bytes(["a"], ([i] for i in range(50_000))), "x.xlsx") as table:
        assert next(table.rows) == ["0"]
