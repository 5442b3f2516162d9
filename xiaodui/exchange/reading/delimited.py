"""CSV as people have it: any of three separators, any of the usual encodings."""

import csv
import mmap
from collections.abc import Generator
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from xiaodui.exchange.writing.guard import unguard

from .encoding import sniff_encoding
from .errors import ReadError

SEPARATORS = ",;\t"
LONGEST_CELL = 100_000  # characters; an unclosed quotation mark swallows the rest of the file into one cell


def delimited_rows(path: Path) -> Generator[tuple[int, list[str]], None, None]:
    """(row number, cells) of each row, blank ones included; ReadError for what is no table.

    Apostrophes that our own export put before formulas are taken off again.
    """
    if not path.stat().st_size:
        return
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        encoding = sniff_encoding(data)
    with path.open(encoding=encoding, newline="") as text:
        separator = sniff_separator(text.read(1 << 16))
        text.seek(0)
        csv.field_size_limit(LONGEST_CELL)
        try:
            for number, cells in enumerate(csv.reader(text, delimiter=separator), 1):
                yield number, [unguard(cell) if cell[:1] == "'" else cell for cell in cells]
        except csv.Error as error:
            raise ReadError(
                "file.broken", _("这个 CSV 从中间断了，多半是少了一个引号。请用 Excel 打开看看，另存后再上传。")
            ) from error


def sniff_separator(sample: str) -> str:
    """The separator that cuts the first lines into the most columns alike; comma when none cuts at all."""

    def evenness(separator: str) -> tuple[float, int]:
        lines = [row for row in islice(csv.reader(sample.splitlines(keepends=True), delimiter=separator), 30) if row]
        width = len(lines[0]) if lines else 0
        if width < 2:
            return 0.0, 0
        return sum(len(row) == width for row in lines) / len(lines), width

    try:
        return max(SEPARATORS, key=evenness)
    except csv.Error:
        return ","
