"""Sockets: places, declared by name and payload type, where upper rooms show or do something in lower ones.

Whoever has something plugs in by importing core only; whoever shows it iterates. Order is by the payload's
`order` where it has one, else by plugging.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")
_all: dict[str, "Socket[Any]"] = {}


class Socket(Generic[T]):
    """One named place. `takes` is the payload's type; a wrong payload is a programming error at start-up."""

    def __init__(self, name: str, takes: Any) -> None:
        assert name not in _all, f"socket {name} is declared twice"
        self.name, self.takes = name, takes
        self._plugged: list[T] = []
        _all[name] = self

    def plug(self, payload: T) -> T:
        assert not isinstance(self.takes, type) or isinstance(payload, self.takes), f"{self.name} takes {self.takes}"
        self._plugged.append(payload)
        return payload

    def __iter__(self) -> Iterator[T]:
        return iter(sorted(self._plugged, key=lambda payload: getattr(payload, "order", 0)))


def socket_named(name: str) -> "Socket[Any]":
    """The socket called `name`; KeyError when no room declared it."""
    return _all[name]


@dataclass(frozen=True)
class MenuEntry:
    """A room's entry in the rail and, when `phone`, in the phone's bottom bar.

    `icon` is a name of the icon sprite; `may(person)` hides what a role may not use; `badge(person)` counts, up to 100.
    `under` is the key of another entry: then it has no place in the rail of its own but stands beside that one on the
    pages of both (`core/_section.html`).
    """

    key: str
    label: Any
    icon: str
    url_name: str
    order: int
    phone: bool = False
    may: Callable[[Any], bool] = lambda person: True
    badge: Callable[[Any], int] | None = None
    under: str = ""


@dataclass(frozen=True)
class Tab:
    """A tab or section that an upper room adds to a record's page: `part(request, record)` gives a template and context."""

    key: str
    label: Any
    order: int
    part: Callable[[Any, Any], tuple[str, dict[str, Any]]]
    count: Callable[[Any, Any], int] | None = None


@dataclass(frozen=True)
class Matter:
    """One sentence that says what to do first, and where. `order`: 10 late · 20 due today · 50 worth knowing."""

    sentence: str
    order: int
    url: str = ""


@dataclass(frozen=True)
class ListExport:
    """A list that can be taken away as a file. Who may not export is stopped before `rows` is called.

    `columns` are (key, label) pairs; `rows(person, params)` yields one row of values a record, in the person's sight,
    narrowed by the list's own query parameters: text, int, Decimal, date, datetime or None, unformatted.
    """

    key: str
    label: Any
    columns: tuple[tuple[str, Any], ...]
    rows: Callable[[Any, Mapping[str, Any]], Iterable[Sequence[Any]]]
    more: Callable[[Any], Sequence[tuple[str, Any]]] = lambda person: ()
    """Columns that rooms above add, behind the others; `rows` yields their cells too."""


MENU: Socket[MenuEntry] = Socket("menu", MenuEntry)
"""The rail and the phone's bar."""
BELL: Socket[MenuEntry] = Socket("bell", MenuEntry)
"""The bell at the rail's foot, with what is unread; at most one. Its page answers the part `core/_bell.html` to the
target `bell`, and every page asks it again on the topic of the entry's key."""
CORNER: Socket[MenuEntry] = Socket("corner", MenuEntry)
"""Pages visited seldom (settings, the journal, operating): the 我 sheet lists them."""
TODAY: Socket[Tab] = Socket("today", Tab)
"""Sections of the Today page; `record` is the person. Below 100 they stand in the wide column, else beside it."""
MATTERS: Socket[Callable[[Any], Iterable["Matter"]]] = Socket("today.matters", Callable)
"""What may be said first on Today: each room offers what matters to this person now; the least `order` is said."""
CUSTOMER_TABS: Socket[Tab] = Socket("customer.tabs", Tab)
"""Tabs of the customer page, beside its timeline."""
AUDIENCE: Socket[Callable[[Any], set[str]]] = Socket("pulse.audience", Callable)
"""Audience keys of a person ("team:4"): whose pokes reach his pages."""
CUTS: Socket[str] = Socket("pulse.cuts", str)
"""Verbs after which the person concerned is asked anew what he may hear."""
EXPORTS: Socket[ListExport] = Socket("export.lists", ListExport)
"""Lists that the room which writes files offers at the URL name `export` (key, csv or xlsx)."""
CITED: Socket[Callable[[str], tuple[str, str] | None]] = Socket("cited", Callable)
"""A rule's cite ("pool.protection@3") → what people call it, and where it is read; None when it is none. No query."""
WARM: Socket[Callable[[], None]] = Socket("warm", Callable)
"""What the first visitor would otherwise wait for: called once, on a thread, in each process that answers."""
SERVER: Socket["Running"] = Socket("server", object)
"""What starts and stops with the server process."""


@dataclass(frozen=True)
class Running:
    """Something that lives as long as the server: `start()` must return at once, `stop()` within a second."""

    name: str
    start: Callable[[], None]
    stop: Callable[[], None]
    order: int = 0
