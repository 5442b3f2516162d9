"""Which column of somebody's file is which field of ours."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xiaodui.core.text import near_name, squash

from .errors import BadValue
from .synonyms import SYNONYMS
from .values import parse_amount, parse_date

ENOUGH = 0.5
PHONE = re.compile(r"(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}|0\d{2,3}[- ]?\d{7,8}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
ASIDE = re.compile(r"[(（\[【].*?[)）\]】]|[\d*＊:：\s]+$")  # 成交金额（元）, 联系人1, 手机*
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W_A-Za-z]+")  # salesAgent, sales_agent, SALES AGENT


@dataclass(frozen=True)
class Field:
    """A field to be filled: ``kind`` text, date, amount, phone or email; ``also``: further names of its column."""

    name: str
    label: Any = ""
    kind: str = "text"
    also: tuple[str, ...] = ()

    def names(self) -> list[str]:
        given = (self.name, str(self.label), *self.also, *SYNONYMS.get(self.name, ()))
        return [name for name in given if squash(name)]


def guess_columns(
    header: Sequence[str], sample_rows: Sequence[Sequence[str]], fields: Sequence[Field | str]
) -> dict[str, str]:
    """Field name -> column name, each column once; what can't be guessed is left out for a human to choose.

    Names decide: equal, then ending alike (the last word says what a thing is), then nearly equal; values
    speak for or against (a column of names is no phone), and alone find phones and e-mails under any
    header. 20 sample rows are plenty.
    """
    wanted = [field if isinstance(field, Field) else Field(field) for field in fields]
    columns = [[row[place] for row in sample_rows if place < len(row)] for place in range(len(header))]
    scores = [
        (_score(field, name, columns[place]), -order, -place)
        for order, field in enumerate(wanted)
        for place, name in enumerate(header)
    ]
    found: dict[str, str] = {}
    taken: set[int] = set()
    for score, order, place in sorted(scores, reverse=True):
        field = wanted[-order]
        if score >= ENOUGH and field.name not in found and -place not in taken:
            found[field.name] = header[-place]
            taken.add(-place)
    return found


def _score(field: Field, column: str, values: Sequence[str]) -> float:
    by_name = max((_likeness(column, name) for name in field.names()), default=0.0)
    fits = _fits(field.kind, values)
    if fits is None:
        return by_name
    if fits < 0.5:
        return by_name - 0.5  # a column of names is no phone, whatever stands above it
    return by_name + 0.05 if by_name else (0.55 if field.kind in ("phone", "email") and fits > 0.9 else 0.0)


def _likeness(column: str, name: str) -> float:
    """1 when equal; 0.6 to 0.9 by the share of the column's name that is ours; 0.6 when nearly equal."""
    bare = ASIDE.sub("", column)
    if squash(name) in (squash(column), squash(bare)):
        return 1.0
    if len(name) > 1 and _ends_with(bare, name):
        return 0.6 + 0.3 * len(squash(name)) / len(squash(bare))
    slip = len(name) > 3 and abs(len(squash(bare)) - len(squash(name))) < 2 and near_name(bare, name) > 0.85
    return 0.6 if slip else 0.0


def _ends_with(column: str, name: str) -> bool:
    """By whole words where words are parted (hostage is no stage), by characters in Chinese."""
    if not name.isascii():
        return squash(column).endswith(squash(name))
    words, wanted = ([word.casefold() for word in WORD.findall(text)] for text in (column, name))
    return bool(wanted) and words[-len(wanted) :] == wanted


def _fits(kind: str, values: Sequence[str]) -> float | None:
    """Share of the values that are of this kind; None when there is nothing to judge."""
    judge = JUDGES.get(kind)
    given = [value.strip() for value in values if value.strip()]
    return sum(map(judge, given)) / len(given) if judge and given else None


def _parses(parse: Callable[[str], Any]) -> Callable[[str], bool]:
    def judge(value: str) -> bool:
        try:
            parse(value)
        except BadValue:
            return False
        return True

    return judge


JUDGES: Mapping[str, Callable[[str], bool]] = {
    "date": _parses(parse_date),
    "amount": _parses(parse_amount),
    "phone": lambda value: bool(PHONE.fullmatch(value)),
    "email": lambda value: bool(EMAIL.fullmatch(value)),
}
