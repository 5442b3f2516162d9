"""A file as a header and rows of text, whatever it was."""

import contextlib
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from .delimited import delimited_rows
from .errors import ReadError
from .marks import is_mark
from .workbook import workbook_rows

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
Numbered = Generator[tuple[int, list[str]], None, None]


class Table:
    """``header``: names, each once, none empty. Iterate once; close it (or use ``with``) when you stop early.

    Cells are text as written in the file, not stripped. A row has at least as many cells as the header;
    one with more was written wrongly and keeps them, so that nothing is dropped silently.
    """

    def __init__(self, source: Numbered) -> None:
        self._source = source
        first = next((cells for _number, cells in source if any(map(str.strip, cells))), None)
        if first is None:
            raise ReadError("file.empty", _("这个文件里没有内容。第一行要有列名，下面每行一条。"))
        while first and not first[-1].strip():
            first.pop()
        self.header = _distinct([name.strip().lstrip("\ufeff") for name in first])

    def numbered(self) -> Iterator[tuple[int, list[str]]]:
        """(row number as a spreadsheet shows it, cells) of each row that holds anything but the mark of our own exports."""
        width = len(self.header)
        for number, cells in self._source:
            if any(cells) and any(map(str.strip, cells)) and not is_mark(cells):
                while len(cells) > width and not cells[-1].strip():
                    cells.pop()
                yield number, cells if len(cells) >= width else cells + [""] * (width - len(cells))

    @property
    def rows(self) -> Iterator[list[str]]:
        return (cells for _number, cells in self.numbered())

    def close(self) -> None:
        self._source.close()

    def __enter__(self) -> "Table":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


def read_table(source: Path | str | bytes, filename: str = "") -> Table:
    """Open a CSV (UTF-8, UTF-16, GB18030; comma, semicolon or tab) or the first sheet of an XLSX.

    What it is decides its content, not its name; ``filename`` serves sentences alone. ReadError when it
    can't be read: at once for the whole file, from the iteration for damage further down. Rows stream:
    a CSV costs no memory, an XLSX is held by a child process with a limit.
    """
    cleanup = contextlib.ExitStack()
    if isinstance(source, bytes):
        folder = cleanup.enter_context(tempfile.TemporaryDirectory(prefix="xiaodui-read-"))
        kept = Path(folder) / "uploaded"
        kept.write_bytes(source)
        source = kept
    path = Path(source)
    with cleanup:
        with path.open("rb") as file:
            head = file.read(8)
        if head.startswith(OLE):
            raise ReadError(
                "file.old_excel",
                _("这是旧版 .xls 或加了密码的表格。请去掉密码，另存为 .xlsx 再上传。"),
                filename=filename,
            )
        opened = workbook_rows(path) if head.startswith(ZIP) else delimited_rows(path)
        return Table(_closing(opened, cleanup.pop_all()))


def _closing(rows: Numbered, cleanup: contextlib.ExitStack) -> Numbered:
    with cleanup, contextlib.closing(rows):
        yield from rows


def _distinct(names: list[str]) -> list[str]:
    """「电话」 twice becomes 「电话」 and 「电话 2」; a column without a name gets its place."""
    seen: set[str] = set()
    for place, name in enumerate(names):
        wanted = base = name or str(_("第 %(place)s 列") % {"place": place + 1})
        again = 2
        while wanted in seen:
            wanted, again = f"{base} {again}", again + 1
        seen.add(wanted)
        names[place] = wanted
    return names
