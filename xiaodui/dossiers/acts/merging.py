"""What hangs on a customer goes over when two become one, and comes back when they are parted."""

from collections.abc import Callable
from typing import Any

from xiaodui.dossiers.models import Dossier, File, Relation, Tagged, Value, Way

HANGS: dict[str, tuple[Any, str, Callable[[Any], Any]]] = {
    "tagged": (Tagged, "customer", lambda row: row.tag_id),
    "values": (Value, "customer", lambda row: row.field_id),
    "ways": (Way, "customer", lambda row: (row.contact_id, row.kind, row.value)),
    "files": (File, "customer", lambda row: row.pk),
    "dossier": (Dossier, "customer", lambda row: None),
    "relations": (Relation, "customer", lambda row: (row.other_id, row.kind)),
    "related": (Relation, "other", lambda row: (row.customer_id, row.kind)),
}
"""(rows, by which column they hang, what a customer has once). Of two that say the same the kept one's stands; the other's
waits with the record that is gone."""


def merged(kept: Any, gone: Any) -> dict[str, list[int]]:
    """Ids that went over, by kind."""
    return {name: _moved(name, kept, gone) for name in HANGS}


def _moved(name: str, kept: Any, gone: Any) -> list[int]:
    model, column, once = HANGS[name]
    there = {once(row) for row in model.objects.filter(**{column: kept})}
    ids = []
    for row in model.objects.filter(**{column: gone}):
        other = getattr(row, "other_id" if column == "customer" else "customer_id", None) if model is Relation else None
        if once(row) not in there and other != kept.pk:  # how two stand to each other ends when they are one
            ids.append(row.pk)
            there.add(once(row))
    model.objects.filter(pk__in=ids).update(**{column: kept})
    return ids


def unmerged(kept: Any, gone: Any, data: Any) -> None:
    """Back to the one that they came from, as far as they are still there."""
    for name, ids in (data or {}).items():
        model, column, _once = HANGS[name]
        model.objects.filter(pk__in=ids, **{column: kept}).update(**{column: gone})
