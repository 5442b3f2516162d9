"""What the JSON API may read: each room plugs in its nouns; lists, single records and their sight follow from that."""

from collections.abc import Callable
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
