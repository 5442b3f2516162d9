"""The words of an import: columns, rows, what becomes of a row, and the taker that decides it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from django.utils import translation
from django.utils.translation import gettext as _
from pydantic import ValidationError

from xiaodui.core.acts import Takes
from xiaodui.core.acts.errors import sentences
from xiaodui.exchange.reading import BadValue, Field
from xiaodui.exchange.report import Matched

Existing = Literal["fill", "overwrite", "skip"]


@dataclass(frozen=True)
class Column(Field):
    """A field of ours that a column of the file may fill. `example` stands in the template."""

    required: bool = False
    example: str = ""


@dataclass
class Row:
    """One row of the file, read: `values` by our field's name; blanks are not in it."""

    line: int
    cells: list[str]
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What became of a row; a rejected one has a code and a sentence."""

    became: str
    code: str = ""
    sentence: Any = ""

    @classmethod
    def no(cls, code: str, sentence: Any) -> "Outcome":
        return cls("rejected", code, sentence)


class BadRow(Exception):
    """Cells that can't be understood, by field: every one, so that a row is mended in one go."""

    def __init__(self, bad: dict[str, BadValue]) -> None:
        super().__init__(next(iter(bad.values())).code)
        self.bad = bad

    def outcome(self, columns: Sequence[Column]) -> Outcome:
        labels = {column.name: str(column.label) for column in columns}
        text = " ".join(f"{labels.get(name, name)}：{value.sentence}" for name, value in self.bad.items())
        return Outcome.no(next(iter(self.bad.values())).code, text)


class Taker:
    """Takes rows in for one person. `existing`: what happens to records that are there (fill blanks, overwrite, skip).

    With `dry` it decides the same and writes nothing. One taker serves one pass over a file.
    """

    columns: tuple[Column, ...] = ()
    unowned: str = "mine"
    began: Any = None
    """When the first attempt began: what this person made nobody's since then is this import's, whichever process it was."""
    pool: Any = None
    """What a row without an owner becomes: its importer's, or nobody's and given out by the rules or kept in this pool."""

    def __init__(self, by: Any, existing: str = "fill", *, dry: bool = False) -> None:
        self.by, self.existing, self.dry = by, existing, dry
        self.matched: Counter[Matched] = Counter()
        self.counts_matches = True

    def judge(self, cells: Mapping[str, str]) -> "dict[str, Any] | tuple[str, str, str]":
        """Values of a row, or (code, zh, en) of why it can't be taken."""
        try:
            return self.read(cells)
        except BadRow as bad:
            zh = bad.outcome(self.columns)
        self.counts_matches = False
        try:
            with translation.override("en"):
                self.read(cells)
        except BadRow as bad:
            with translation.override("en"):
                return zh.code, str(zh.sentence)[:500], str(bad.outcome(self.columns).sentence)[:500]
        finally:
            self.counts_matches = True
        raise AssertionError("a row is bad in both languages or in none")

    def parse(self, column: Column, cell: str) -> Any:
        """The value of a cell that isn't blank; BadValue when it can't be understood."""
        raise NotImplementedError

    def whole(self, values: dict[str, Any]) -> None:
        """Checks that need several cells; BadRow when they don't fit each other."""

    def take(self, rows: Sequence[Row]) -> list[Outcome]:
        """Decide and, unless dry, write these rows inside the caller's transaction: each wholly or not at all."""
        raise NotImplementedError

    def read(self, cells: Mapping[str, str]) -> dict[str, Any]:
        """Values of one row's mapped cells. Raises BadRow."""
        values: dict[str, Any] = {}
        bad: dict[str, BadValue] = {}
        for column in self.columns:
            cell = cells.get(column.name, "")
            try:
                value = self.parse(column, cell) if cell.strip() else None
                if value is not None and value != "":
                    values[column.name] = value
                elif column.required:
                    bad[column.name] = BadValue("cell.missing", _("这一格空着，要填上。"), cell)
            except BadValue as wrong:
                bad[column.name] = wrong
        if bad:
            raise BadRow(bad)
        self.whole(values)
        return values

    def note_match(self, column: str, said: str, taken: str) -> None:
        if said != taken and self.counts_matches:
            self.matched[Matched("", column, said, taken)] += 1


@dataclass(frozen=True)
class Kind:
    """`zh` and `en` are what the journal calls its rows."""

    key: str
    label: Any
    about: Any
    icon: str
    zh: str
    en: str
    taker: type[Taker]
    may: Callable[[Any], bool]
    """Whether this person may add such records at all."""
    chunk: int = 100
    """Rows of the first transaction; later ones have as many as a page's press may wait for (`chunks.HELD`)."""

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.taker.columns


def checked(takes: type[Takes], given: Mapping[str, Any], names: Mapping[str, str]) -> Any:
    """The act's input, validated by the act's own model; BadRow names the file's fields (`names`: input → field)."""
    try:
        return takes.model_validate(dict(given))
    except ValidationError as error:
        raise BadRow(
            {
                names.get(name, name): BadValue("value.invalid", _why(lines), str(given.get(name, "")))
                for name, lines in sentences(error, takes).items()
            }
        ) from None


def _why(lines: Iterable[Any]) -> str:
    return " ".join(map(str, lines))
