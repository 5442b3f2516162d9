"""Where upper rooms say what of theirs can be searched for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from xiaodui.core.sockets import Socket


@dataclass(frozen=True)
class SearchKind:
    """``visible(person, ids)``: ``Model.objects.visible_to(person).filter(pk__in=ids)``; ids may be a subquery.

    ``kind`` is what `index_many` was called with; ``icon`` a name of the icon sprite. ``url``, ``title``
    and ``hint`` take the row that was read anew, so an old index never shows an old name.

    ``rows(person, q, limit)`` is for a room that has an index of its own, which is asked instead: his best rows, each read
    anew. ``page(q)``: the address where that room shows more.
    """

    kind: str
    label: Any
    icon: str
    visible: Callable[[Any, Iterable[int] | QuerySet[Any, Any]], QuerySet[Any]]
    url: Callable[[Any], str]
    title: Callable[[Any], str] = str
    hint: Callable[[Any], str] = lambda row: ""
    order: int = 0
    rows: Callable[[Any, str, int], list[Any]] | None = None
    page: Callable[[str], str] | None = None


KINDS: Socket[SearchKind] = Socket("search.kinds", SearchKind)
