"""The first rows of a file as they will be understood, cell by cell."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from xiaodui.core.exact import from_int, to_int
from xiaodui.exchange.kinds import KINDS, Column
from xiaodui.exchange.kinds.kind import BadRow
from xiaodui.exchange.models import Upload


@dataclass
class Cell:
    """`said` is what the file has, `shown` what was made of it, `wrong` why nothing was."""

    said: str
    shown: str = ""
    wrong: str = ""

    @property
    def changed(self) -> bool:
        return bool(self.shown) and self.shown != self.said.strip()


@dataclass
class Line:
    number: int
    cells: list[Cell]
    wrong: str = ""


@dataclass
class Preview:
    columns: list[Column]
    lines: list[Line] = field(default_factory=list)

    @property
    def bad(self) -> int:
        return sum(bool(line.wrong or any(cell.wrong for cell in line.cells)) for line in self.lines)


def preview_of(upload: Upload, by: Any) -> Preview:
    """The mapped columns of the sample; costs one reading of names, however many rows."""
    taker = KINDS[upload.kind].taker(by, upload.existing, dry=True)
    columns = [column for column in taker.columns if column.name in upload.mapping]
    places = {column.name: upload.header.index(upload.mapping[column.name]) for column in columns}
    shown = Preview(columns)
    for number, cells in upload.sample:
        said = {name: cells[place] if place < len(cells) else "" for name, place in places.items()}
        shown.lines.append(_line(taker, columns, number, said))
    return shown


def _line(taker: Any, columns: list[Column], number: int, said: dict[str, str]) -> Line:
    values: dict[str, Any] = {}
    bad: dict[str, str] = {}
    try:
        values = taker.read(said)
    except BadRow as wrong:
        bad = {name: value.sentence for name, value in wrong.bad.items()}
    line = Line(number, [])
    for column in columns:
        cell = Cell(said[column.name], wrong=bad.pop(column.name, ""))
        if not cell.wrong:
            cell.shown = _shown(values.get(column.name, "")) if values else _alone(taker, column, cell.said)
        line.cells.append(cell)
    line.wrong = " ".join(bad.values())
    return line


def _alone(taker: Any, column: Column, cell: str) -> str:
    """What a good cell of a bad row means."""
    return _shown(taker.parse(column, cell)) if cell.strip() else ""


def _shown(value: Any) -> str:
    """In full: a rounded amount would hide a wrong unit."""
    if isinstance(value, Decimal):
        return format(from_int(to_int(value)), ",f")
    if isinstance(value, date):
        return value.isoformat()
    return {"won": _("赢单"), "lost": _("丢单")}.get(value, value) if isinstance(value, str) else str(value)


def matched(report: dict[str, Any]) -> list[dict[str, Any]]:
    """Near-misses of a report, the most frequent first."""
    names = Counter({(said, taken): n for _field, said, taken, n in report.get("matched", [])})
    return [{"said": said, "taken": taken, "n": n} for (said, taken), n in names.most_common()]
