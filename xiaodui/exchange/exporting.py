"""Lists that rooms offer, written as files."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import IO, Any

from django.http import FileResponse, Http404
from django.utils import timezone

from xiaodui.core import clock
from xiaodui.core.sockets import EXPORTS, ListExport
from xiaodui.exchange.writing import csv_rows, xlsx_bytes

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
IN_MEMORY = 1 << 20
MOST_SAID = 200


def export_named(key: str) -> ListExport:
    """Raises Http404 when no room offers it."""
    for one in EXPORTS:
        if one.key == key:
            return one
    raise Http404


class Counted:
    """Rows as they pass, with instants in the reader's zone; `count` says how many there were."""

    def __init__(self, rows: Any) -> None:
        self.rows, self.count = rows, 0

    def __iter__(self) -> Iterator[Sequence[Any]]:
        for row in self.rows:
            self.count += 1
            yield [timezone.localtime(cell) if _aware(cell) else cell for cell in row]


def _aware(cell: Any) -> bool:
    return isinstance(cell, datetime) and cell.tzinfo is not None


def written(one: ListExport, form: str, person: Any, params: Mapping[str, Any]) -> tuple[IO[bytes], int]:
    """The file, on disk past a megabyte, and its rows. Nothing leaves before all is written: the fact then says how
    many rows went, and a row that fails is an error, not half a file."""
    rows = Counted(one.rows(person, params))
    labels = [label for _key, label in one.columns]
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 the response closes it
    try:
        for piece in csv_rows(labels, rows) if form == "csv" else [xlsx_bytes(labels, rows)]:
            file.write(piece)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file, rows.count  # type: ignore[return-value]


def narrowed(params: Mapping[str, Any]) -> dict[str, str]:
    """The query as a fact keeps it. Words are left out: what was typed into a search box may name a customer."""
    kept = {name: str(params[name])[:MOST_SAID] for name in sorted(params) if name not in {"q", "after", "sort"}}
    return dict(list(kept.items())[:30])


def answer(one: ListExport, form: str, file: IO[bytes]) -> FileResponse:
    name = f"{one.label} {clock.today():%Y-%m-%d}.{form}"
    response = FileResponse(file, as_attachment=True, filename=name, content_type=FORMATS[form])
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
