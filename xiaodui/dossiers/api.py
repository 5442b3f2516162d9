"""What the API reads of dossiers. A customer's own fields stand with it under `dossiers`."""

from typing import Any

from xiaodui.core.reads import READS, Read
from xiaodui.dossiers.models import Dossier, Field, File, Relation, Segment, Tag, Tagged, Value, Way


def _tag(tag: Tag) -> dict[str, Any]:
    return {"id": tag.pk, "name": tag.name, "group": tag.group, "tone": tag.tone, "retired_at": tag.retired_at}


def _field(field: Field) -> dict[str, Any]:
    return {
        "id": field.pk, "key": field.key, "name_zh": field.name_zh, "name_en": field.name_en, "kind": field.kind,
        "choices": field.choices, "step": field.step, "order": field.order, "retired_at": field.retired_at,
        "version": field.version,
    }  # fmt: skip


def _value(value: Value) -> dict[str, Any]:
    held = value.held
    return {
        "id": value.pk, "field": value.field_id, "customer": value.customer_id,
        "value": held if isinstance(held, bool) or held is None else str(getattr(held, "pk", held)),
    }  # fmt: skip


def _way(way: Way) -> dict[str, Any]:
    return {
        "id": way.pk, "customer": way.customer_id, "contact": way.contact_id, "kind": way.kind, "value": way.value,
        "label": way.label, "version": way.version,
    }  # fmt: skip


def _relation(relation: Relation) -> dict[str, Any]:
    return {"id": relation.pk, "customer": relation.customer_id, "other": relation.other_id, "kind": relation.kind,
            "note": relation.note}  # fmt: skip


def _file(file: File) -> dict[str, Any]:
    return {"id": file.pk, "customer": file.customer_id, "name": file.name, "size": file.size, "by": file.by_id,
            "at": file.at, "there": bool(file.path)}  # fmt: skip


def _segment(segment: Segment) -> dict[str, Any]:
    return {"id": segment.pk, "name": segment.name, "query": segment.query, "owner": segment.owner_id,
            "shared": segment.shared, "version": segment.version}  # fmt: skip


def _dossier(one: Dossier) -> dict[str, Any]:
    return {
        "id": one.pk, "customer": one.customer_id, "best_time": one.best_time, "best_channel": one.best_channel,
        "language": one.language, "needs": one.needs, "likes": one.likes, "taboo": one.taboo, "version": one.version,
        "filled": one.filled,
    }  # fmt: skip


READS.plug(Read("tags", Tag, _tag, {"group": "group"}))
READS.plug(Read("tagged", Tagged, lambda one: {"id": one.pk, "customer": one.customer_id, "tag": one.tag_id},
                {"customer": "customer_id", "tag": "tag_id"}))  # fmt: skip
READS.plug(Read("fields", Field, _field, {"kind": "kind"}))
READS.plug(Read("values", Value, _value, {"customer": "customer_id", "field": "field_id"}))
READS.plug(Read("ways", Way, _way, {"customer": "customer_id", "contact": "contact_id", "kind": "kind"}))
READS.plug(Read("relations", Relation, _relation, {"customer": "customer_id", "other": "other_id"}))
READS.plug(Read("files", File, _file, {"customer": "customer_id"}))
READS.plug(Read("segments", Segment, _segment, {"owner": "owner_id"}))
READS.plug(Read("dossiers", Dossier, _dossier, {"customer": "customer_id"}))
