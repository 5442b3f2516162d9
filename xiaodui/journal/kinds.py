"""Kinds of records that facts speak of: rooms plug in how a key becomes a name, a link and a sight."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from xiaodui.core.sockets import Socket


def _nothing(person: Any, ids: Iterable[int]) -> set[int]:
    return set()


@dataclass(frozen=True)
class Kind:
    """`kind` is the model's name in keys ("deal"). Each callable costs one query for any number of ids.

    `seen(person, ids)` keeps the ids that this person may open; by default none. `opened(person, ids)` names them:
    the two in one query, where a kind knows how.
    """

    kind: str
    label: Any
    names: Callable[[Iterable[int]], dict[int, str]]
    url: Callable[[int], str | None] = lambda pk: None
    icon: str = "point"
    seen: Callable[[Any, Iterable[int]], set[int]] = _nothing
    opened: Callable[[Any, Iterable[int]], dict[int, str]] | None = None

    @property
    def is_opened(self) -> bool:
        """Whether there is anything to open: nobody opens a stage."""
        return self.seen is not _nothing

    def names_seen(self, person: Any, ids: Iterable[int]) -> dict[int, str]:
        """Names of those that this person may open."""
        if self.opened:
            return self.opened(person, ids)
        seen = self.seen(person, ids)
        return self.names(seen) if seen else {}


KINDS: Socket[Kind] = Socket("journal.kinds", Kind)


def kind_named(kind: str) -> Kind:
    """The kind, or a stand-in that knows no name and shows nothing."""
    return next((one for one in KINDS if one.kind == kind), Kind(kind, kind, lambda ids: {}))


def kind_of_model(model: Any, label: Any, url: Callable[[int], str | None], *, icon: str, name: str = "name") -> Kind:
    """The usual kind: its name is a column, its sight the model's `visible_to`."""

    def names(ids: Iterable[int]) -> dict[int, str]:
        return dict(model.objects.filter(pk__in=list(ids)).values_list("pk", name))

    def seen(person: Any, ids: Iterable[int]) -> set[int]:
        return set(model.objects.visible_to(person).filter(pk__in=list(ids)).values_list("pk", flat=True))

    def opened(person: Any, ids: Iterable[int]) -> dict[int, str]:
        return dict(model.objects.visible_to(person).filter(pk__in=list(ids)).order_by().values_list("pk", name))

    return Kind(model._meta.model_name, label, names, url, icon, seen, opened)
