"""What a row would change on a record that is there."""

from collections.abc import Iterable
from typing import Any


def changes(record: Any, given: Any, names: Iterable[str], existing: str) -> dict[str, Any]:
    """Fields to write. A blank cell never empties a field; `fill` leaves alone what has a value, `skip` everything."""
    if existing == "skip":
        return {}
    wanted = {name: getattr(given, name) for name in names}
    return {
        name: value
        for name, value in wanted.items()
        if value not in (None, "")
        and value != getattr(record, name)
        and (existing == "overwrite" or getattr(record, name) in (None, ""))
    }
