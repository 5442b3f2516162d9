"""How a clause and its parameters are declared in code."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from xiaodui.core import spoken

KINDS = ("principle", "duty", "allowed", "forbidden")
UNITS = ("days", "minutes", "count", "percent", "times", "time", "money", "text", "bool")
_params: dict[str, "Param"] = {}
_texts: dict[str, "ClauseText"] = {}


@dataclass(frozen=True)
class Param:
    """One value that a clause sets. `code` is asked by `rules.value`; `unit` gives its type: whole numbers for days,
    minutes and count, Decimal for percent, times and money, "18:30" for time. `least` and `most` bound it."""

    code: str
    zh: str
    en: str
    default: Any
    unit: str = "count"
    least: Any = None
    most: Any = None

    def __post_init__(self) -> None:
        assert self.unit in UNITS, self.unit
        assert self.code not in _params, f"parameter {self.code} is declared twice"
        _params[self.code] = self

    @property
    def label(self) -> str:
        return self.zh if spoken.in_chinese() else self.en

    def read(self, said: Any) -> Any:
        """What was typed as a value of this parameter; ValueError with a sentence when it is none."""
        if self.unit == "text":
            return str(said).strip()
        if self.unit == "bool":
            return said in (True, "true", "on", "1", 1)
        if self.unit == "time":
            return _time(str(said))
        try:
            number = Decimal(str(said).strip())
        except InvalidOperation:
            raise ValueError(_("「%(name)s」要填数字。") % {"name": self.label}) from None
        if not number.is_finite():
            raise ValueError(_("「%(name)s」要填数字。") % {"name": self.label})
        return self._bounded(number)

    def _bounded(self, number: Decimal) -> Any:
        whole = self.unit in ("days", "minutes", "count")
        if whole and number != int(number):
            raise ValueError(_("「%(name)s」要填整数。") % {"name": self.label})
        low, high = self.least, self.most
        if (low is not None and number < Decimal(str(low))) or (high is not None and number > Decimal(str(high))):
            said = {
                "name": self.label,
                "least": low if low is not None else "…",
                "most": high if high is not None else "…",
            }
            raise ValueError(_("「%(name)s」要在 %(least)s 到 %(most)s 之间。") % said)
        return int(number) if whole else number

    def kept(self, value: Any) -> Any:
        """As JSON keeps it."""
        return str(value) if isinstance(value, Decimal) else value

    def of(self, kept: Any) -> Any:
        """The value again from what JSON kept."""
        return Decimal(kept) if self.unit in ("percent", "times", "money") else kept


def _time(said: str) -> str:
    hour, colon, minute = said.strip().replace("：", ":").partition(":")
    if not (colon and hour.isascii() and minute.isascii() and hour.isdigit() and minute.isdigit()):
        raise ValueError(_("时间写成 18:30 这样。"))
    if not (int(hour) < 24 and int(minute) < 60):
        raise ValueError(_("时间写成 18:30 这样。"))
    return f"{int(hour):02}:{int(minute):02}"


@dataclass(frozen=True, kw_only=True)
class Question:
    """Asked before 「我已知晓」: `answer` is the index of the right option."""

    zh: str
    en: str
    options: tuple[tuple[str, str], ...]
    answer: int


@dataclass(frozen=True)
class ClauseText:
    """A clause as it comes installed. `may` and `may_not` are (zh, en) pairs. `guards`: who hasn't signed it is kept out of
    what asks `rules.must_know`. `may_override`: teams may set a version of their own."""

    code: str
    chapter: str
    title_zh: str
    title_en: str
    text_zh: str
    text_en: str
    kind: str = "duty"
    params: tuple[Param, ...] = ()
    may: tuple[tuple[str, str], ...] = ()
    may_not: tuple[tuple[str, str], ...] = ()
    why_zh: str = ""
    why_en: str = ""
    severity: int = 1
    rung: int = 1
    question: Question | None = None
    guards: bool = False
    may_override: bool = True
    review_after: int = 180
    order: int = 50

    def __post_init__(self) -> None:
        assert self.kind in KINDS, self.kind
        assert self.code not in _texts, f"clause {self.code} is declared twice"
        _texts[self.code] = self


def all_texts() -> list[ClauseText]:
    return sorted(_texts.values(), key=lambda one: (one.order, one.code))


def text_named(code: str) -> ClauseText | None:
    return _texts.get(code)


def param_named(code: str) -> Param:
    """KeyError when no room declares it."""
    return _params[code]


def params_of(clause: str) -> tuple[Param, ...]:
    found = _texts.get(clause)
    return found.params if found else ()


def clause_of(param: str) -> str:
    """The clause that sets this parameter; KeyError when no room declares it."""
    _params[param]
    return _owners()[param]


def _owners() -> dict[str, str]:
    if len(_owned) != len(_params):
        _owned.update({param.code: text.code for text in _texts.values() for param in text.params})
    return _owned


_owned: dict[str, str] = {}
