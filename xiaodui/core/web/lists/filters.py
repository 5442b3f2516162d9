"""What a list can be narrowed by: each kind reads its own names from the query string, and ignores nonsense."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from xiaodui.core.spoken import day, money

Params = Mapping[str, Any]
Narrow = Callable[[Any, Any, Any], Any]
"""(rows, value, person) → rows"""


@dataclass(frozen=True)
class Chip:
    """A filter in force: what it says, and the names that go when it is taken off."""

    text: str
    names: tuple[str, ...]


@dataclass
class Bound:
    """A filter with what this request says: `values` by name, read; what could not be read is not there."""

    filter: "Filter"
    person: Any
    values: dict[str, Any] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    choices: list[tuple[str, Any]] = field(default_factory=list)
    count: int | None = None
    """How many it would leave, where the page knows that anyway."""

    @property
    def value(self) -> str:
        return self.typed.get(self.filter.name, "")

    @property
    def low(self) -> str:
        return self.typed.get(f"{self.filter.name}_from", "")

    @property
    def high(self) -> str:
        return self.typed.get(f"{self.filter.name}_to", "")

    @property
    def active(self) -> bool:
        return bool(self.values)

    def narrow(self, rows: Any) -> Any:
        return self.filter.narrow(rows, self) if self.values else rows

    def narrow_quickly(self, rows: Any) -> Any:
        """Some of what `narrow` leaves, where the filter knows a quick way to many of them."""
        quick = self.filter.quickly
        return quick(rows, self.values[self.filter.name], self.person) if quick and self.values else self.narrow(rows)

    @property
    def chip(self) -> Chip | None:
        return Chip(self.filter.said(self), self.filter.names) if self.values else None


@dataclass(frozen=True, kw_only=True)
class Filter:
    """`main` ones stand in the bar, the others behind 更多筛选. `column` is what an equal value is compared with."""

    name: str
    label: Any
    column: str = ""
    apply: Narrow | None = None
    quickly: Narrow | None = None
    """Leaves some of what `apply` does, many of them and quickly: a list that counts to a thousand needs no more."""
    main: bool = False
    widget = "text"

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name,)

    def bind(self, params: Params, person: Any) -> Bound:
        bound = Bound(self, person)
        bound.typed = {name: typed for name in self.names if (typed := str(params.get(name, "")).strip())}
        for name, typed in bound.typed.items():
            value = self.read(typed, bound)
            if value is not None:
                bound.values[name] = value
        return bound

    def read(self, typed: str, bound: Bound) -> Any:
        return typed[:100]

    def narrow(self, rows: QuerySet[Any], bound: Bound) -> Any:
        value = bound.values[self.name]
        return self.apply(rows, value, bound.person) if self.apply else rows.filter(**{self.column: value})

    def said(self, bound: Bound) -> str:
        return f"{self.label} {bound.value}"


@dataclass(frozen=True, kw_only=True)
class Words(Filter):
    """A box to type in; `apply` says where the words are looked for."""

    main: bool = True
    widget = "words"

    def said(self, bound: Bound) -> str:
        return f"「{bound.value}」"


@dataclass(frozen=True, kw_only=True)
class Flag(Filter):
    """On or not."""

    icon: str = ""
    tone: str = ""
    widget = "flag"

    def read(self, typed: str, bound: Bound) -> Any:
        return True if typed in {"1", "on", "yes"} else None

    def said(self, bound: Bound) -> str:
        return str(self.label)


@dataclass(frozen=True, kw_only=True)
class Choice(Filter):
    """One of a few: `choices(person)` are (value, label) pairs, and only these are taken."""

    choices: Callable[[Any], Iterable[tuple[Any, Any]]]
    icon: str = ""
    widget = "choice"

    def bind(self, params: Params, person: Any) -> Bound:
        bound = super().bind(params, person)
        bound.choices = [(str(value), label) for value, label in self.choices(person)]
        if bound.values and bound.value not in dict(bound.choices):
            bound.values, bound.typed = {}, {}
        return bound

    def said(self, bound: Bound) -> str:
        return str(dict(bound.choices)[bound.value]).strip()


@dataclass(frozen=True, kw_only=True)
class Pick(Filter):
    """One of many, found by typing: `label_of(id, person)` names the one chosen, None when he may not see it.

    `url_name` answers `?q=` with `<option>`s.
    """

    url_name: str
    label_of: Callable[[int, Any], str | None]
    widget = "pick"

    def read(self, typed: str, bound: Bound) -> Any:
        if not typed.isdecimal() or len(typed) > 18:
            return None
        label = self.label_of(int(typed), bound.person)
        bound.choices = [(typed, label)] if label else []
        return int(typed) if label else None

    def said(self, bound: Bound) -> str:
        return f"{self.label} {bound.choices[0][1]}"


@dataclass(frozen=True, kw_only=True)
class Between(Filter):
    """From and to, both included, of `kind` money or date: `?amount_from=&amount_to=`."""

    kind: str = "money"
    widget = "between"

    @property
    def names(self) -> tuple[str, ...]:
        return (f"{self.name}_from", f"{self.name}_to")

    def read(self, typed: str, bound: Bound) -> Any:
        try:
            if self.kind == "date":
                return date.fromisoformat(typed)
            value = Decimal(typed.replace(",", "").replace("，", ""))
            return value if value.is_finite() and abs(value) < 10**12 else None
        except (ValueError, InvalidOperation):
            return None

    def narrow(self, rows: Any, bound: Bound) -> Any:
        low, high = (bound.values.get(name) for name in self.names)
        if self.apply:
            return self.apply(rows, (low, high), bound.person)
        if low is not None:
            rows = rows.filter(**{f"{self.column}__gte": low})
        return rows if high is None else rows.filter(**{f"{self.column}__lte": high})

    def said(self, bound: Bound) -> str:
        low, high = (self._one(bound.values.get(name)) for name in self.names)
        if low and high:
            return f"{self.label} {low} – {high}"
        return (
            _("%(label)s 从 %(low)s 起") % {"label": self.label, "low": low}
            if low
            else _("%(label)s 到 %(high)s") % {"label": self.label, "high": high}
        )

    def _one(self, value: Any) -> str:
        if value is None:
            return ""
        return day(value, weekday=False) if self.kind == "date" else money(value)
