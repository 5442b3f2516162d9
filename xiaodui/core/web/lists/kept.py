"""What a reader keeps of a list: named views, his columns, the view that it opens with. The room that keeps it plugs in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.http import urlencode

from xiaodui.core.sockets import Socket
from xiaodui.core.web.lists.columns import APART


@dataclass(frozen=True)
class KeptView:
    """`own`, or shared `by` somebody; `to` says with whom, "" while it isn't. `opens`: the list opens with it."""

    pk: int
    name: str
    query: str
    columns: tuple[str, ...] = ()
    own: bool = True
    by: str = ""
    to: str = ""
    opens: bool = False

    @property
    def said(self) -> str:
        """The query string that shows it."""
        cols = urlencode({"cols": APART.join(self.columns)}) if self.columns else ""
        return "&".join(part for part in (self.query, cols) if part)


@dataclass(frozen=True)
class Kept:
    """`columns` are the keys that the reader chose for himself, none where he left the list as it is."""

    views: tuple[KeptView, ...] = ()
    columns: tuple[str, ...] = ()

    @property
    def opens(self) -> KeptView | None:
        return next((one for one in self.views if one.opens), None)


@dataclass(frozen=True)
class Keeper:
    """`of(person, list key)` in one query; `menu` is the template of the button that opens the views."""

    of: Callable[[Any, str], Kept]
    menu: str


KEEPERS: Socket[Keeper] = Socket("lists.keeper", Keeper)


def keeper() -> Keeper | None:
    return next(iter(KEEPERS), None)
