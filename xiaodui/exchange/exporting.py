"""Lists that rooms offer, written as files."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import IO, Any

from django.http import FileResponse, Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from xiaodui.core import clock
from xiaodui.core.sockets import EXPORTS, ListExport
from xiaodui.core.web.lists.columns import keys_said
from xiaodui.exchange.masking import masked
from xiaodui.exchange.reading.marks import MARK
from xiaodui.exchange.writing import csv_rows, xlsx_bytes

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
IN_MEMORY = 1 << 20
MOST_SAID = 200
HALF_A_DAY = timedelta(hours=12)


def export_named(key: str) -> ListExport:
    """Raises Http404 when no room offers it."""
    for one in EXPORTS:
        if one.key == key:
            return one
    raise Http404


class TooMany(Exception):
    """More rows than may be taken."""


class Counted:
    """Rows as they pass, with instants in the reader's zone; `count` says how many there were. TooMany past `most`."""

    def __init__(self, rows: Any, most: int) -> None:
        self.rows, self.most, self.count = rows, most, 0

    def __iter__(self) -> Iterator[Sequence[Any]]:
        for row in self.rows:
            self.count += 1
            if self.count > self.most:
                raise TooMany
            yield [timezone.localtime(cell) if _aware(cell) else cell for cell in row]


def _aware(cell: Any) -> bool:
    return isinstance(cell, datetime) and cell.tzinfo is not None


def written(one: ListExport, form: str, person: Any, params: Mapping[str, Any], most: int) -> tuple[IO[bytes], int]:
    """The file, on disk past a megabyte, and its rows. Nothing leaves before all is written: the fact then says how
    many rows went, and a row that fails is an error, not half a file. TooMany past `most` rows."""
    heads = [*one.columns, *one.more(person)]
    places = picked([key for key, _label in heads], params.get("cols", ""))
    rows = Counted(_of(places, masked(one, person, one.rows(person, params))), most)
    labels = [heads[place][1] for place in places]
    mark = watermark(person)
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 the response closes it
    try:
        for piece in csv_rows(labels, rows, mark=mark) if form == "csv" else [xlsx_bytes(labels, rows, mark=mark)]:
            file.write(piece)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file, rows.count  # type: ignore[return-value]


def picked(keys: Sequence[str], cols: str) -> list[int]:
    """Which columns go into the file, in order: those that the list showed; all of them where it says nothing."""
    at = {key: place for place, key in enumerate(keys)}
    return [at[key] for key in keys_said(cols) if key in at] or list(range(len(keys)))


def _of(places: Sequence[int], rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    for row in rows:
        yield [row[place] for place in places]


def watermark(person: Any) -> str:
    """Who took it and when. A file with it is read back as if it weren't there (`reading.table`)."""
    at = timezone.localtime(clock.now())
    said = _("%(name)s（%(login)s）%(at)s 导出，只为工作用，不要外传") % {
        "name": person.name, "login": person.login, "at": f"{at:%Y-%m-%d %H:%M}",
    }  # fmt: skip
    return f"{MARK} {said}"


def narrowed(params: Mapping[str, Any]) -> dict[str, str]:
    """The query as a fact keeps it. Words are left out: what was typed into a search box may name a customer."""
    kept = {
        name: str(params[name])[:MOST_SAID] for name in sorted(params) if name not in {"q", "after", "sort", "ticket"}
    }
    return dict(list(kept.items())[:30])


def answer(one: ListExport, form: str, file: IO[bytes]) -> FileResponse:
    name = f"{one.label} {clock.today():%Y-%m-%d}.{form}"
    response = FileResponse(file, as_attachment=True, filename=name, content_type=FORMATS[form])
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
