"""What the JSON API may read: each room plugs in its nouns; lists, single records and their sight follow from that."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from xiaodui.core.sockets import Socket


@dataclass(frozen=True)
class Read:
    """`noun` in the plural ("deals"). The model's `visible_to` is the sight; `shown(record)` the JSON.

    `filters` maps a query parameter to a condition's lookup ("owner" → "owner_id"); their values are integers or
    plain strings. `narrowed(rows, person)` takes a part of what he sees where the noun means less than the model.
    """

    noun: str
    model: Any
    shown: Callable[[Any], dict[str, Any]]
    filters: dict[str, str] = field(default_factory=dict)
    narrowed: Callable[[Any, Any], Any] | None = None

    def seen_by(self, person: Any) -> Any:
        """The rows of this noun in his sight."""
        rows = self.model.objects.visible_to(person)
        return self.narrowed(rows, person) if self.narrowed else rows


READS: Socket[Read] = Socket("api.reads", Read)


@dataclass(frozen=True)
class Finds:
    """Words find records of `noun`, whose Read another room has plugged: `GET /messages?q=…`, newest first.

    `find(person, q, given, before, limit)`: his rows older than the id `before` (0: from the newest), narrowed by the
    Read's filters that were `given`; and the id before which to ask on, None at the end.
    """

    noun: str
    find: Callable[[Any, str, Mapping[str, Any], int, int], tuple[Sequence[Any], int | None]]
    filters: frozenset[str]
    """Those of the Read's filters that go together with words."""


FINDS: Socket[Finds] = Socket("api.finds", Finds)
