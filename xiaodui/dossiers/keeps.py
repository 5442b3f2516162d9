"""What dossiers say of customers in a list and in a file taken away."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from xiaodui.core.spoken import day, money
from xiaodui.core.web.lists import Column
from xiaodui.dossiers.models import Field, Tagged, Value
from xiaodui.dossiers.setup import setup

SHOWN = 3


class Said(NamedTuple):
    text: str
    tone: str


def said(person: Any, ids: Sequence[int], asked: dict[str, str]) -> dict[int, list[Said]]:
    """Three tags a customer, and what the fields say by which the list is narrowed or ordered. Ids in `person`'s sight."""
    now = setup(person)
    found: dict[int, list[Said]] = {}
    names = {
        name.removeprefix("-").removesuffix("_from").removesuffix("_to") for name in (*asked, asked.get("sort", ""))
    }
    fields = [field for field in now.fields if field.key in names]
    if fields:
        rows = Value.objects.visible_to(person).filter(customer__in=ids, field__in=fields)
        for value in rows.select_related("field", "person"):
            found.setdefault(value.customer_id, []).append(Said(shown(value.field, value.held), "line"))
    if now.tags:
        tags = {tag.pk: tag for tag in now.tags}
        for customer, tag in (
            Tagged.objects.visible_to(person).filter(customer__in=ids).values_list("customer_id", "tag_id")
        ):
            if tag in tags and len(found.setdefault(customer, [])) < SHOWN + len(fields):
                found[customer].append(Said(tags[tag].name, tags[tag].tone))
    return found


def shown(field: Field, value: Any) -> str:
    """A value as a page says it."""
    if value is None or value == "":
        return ""
    if field.kind == "bool":
        return _("是") if value else _("否")
    if field.kind == "money":
        return money(value)
    if field.kind == "date":
        return day(value, weekday=False)
    return str(value)


def columns(person: Any) -> list[Column]:
    """Tags and each field, for who chose them: a query each."""
    now = setup(person)
    tags = [Column(_("标签"), key="tags", kind="tags", fetch=tags_of)] if now.tags else []
    return [*tags, *(_column(field) for field in now.fields)]


def _column(field: Field) -> Column:
    def fetch(person: Any, ids: Sequence[int]) -> dict[int, Any]:
        rows = _values(person, ids, [field])
        return {value.customer_id: shown(field, value.held) for value in rows}

    figures = field.kind in {"number", "money", "date"}
    sort = "" if field.kind in {"choice", "bool", "person"} else field.key
    return Column(
        field.label, sort, "r" if figures else "", key=field.key, kind="number" if figures else "text", fetch=fetch
    )


def tags_of(person: Any, ids: Sequence[int]) -> dict[int, list[Said]]:
    """All the tags that each carries."""
    tags = {tag.pk: tag for tag in setup(person).tags}
    found: dict[int, list[Said]] = {}
    rows = Tagged.objects.visible_to(person).filter(customer__in=ids, tag__in=tags)
    for customer, tag in rows.order_by("tag__group", "tag__name").values_list("customer_id", "tag_id"):
        found.setdefault(customer, []).append(Said(tags[tag].name, tags[tag].tone))
    return found


def heads(person: Any) -> list[tuple[str, Any]]:
    now = setup(person)
    tags = [("tags", _("标签"))] if now.tags else []
    return [*tags, *((field.key, field.label) for field in now.fields)]


def cells(person: Any, ids: Sequence[int]) -> dict[int, list[Any]]:
    """As many cells a customer as heads: tags in one, then each field as it is."""
    now = setup(person)
    tags = _tags(person, ids) if now.tags else {}
    held: dict[tuple[int, int], Any] = {}
    for value in _values(person, ids, now.fields):
        held[value.customer_id, value.field_id] = as_cell(value.field, value.held)
    return {
        pk: [*([" ".join(tags.get(pk, ()))] if now.tags else []), *(held.get((pk, field.pk)) for field in now.fields)]
        for pk in ids
    }


def _values(person: Any, ids: Sequence[int], fields: Sequence[Field]) -> Iterable[Value]:
    if not fields:
        return ()
    rows = Value.objects.visible_to(person).filter(customer__in=ids, field__in=[field.pk for field in fields])
    return rows.select_related("field", "person")


def _tags(person: Any, ids: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = Tagged.objects.visible_to(person).filter(customer__in=ids).order_by("tag__group", "tag__name")
    for customer, name in rows.values_list("customer_id", "tag__name"):
        found.setdefault(customer, []).append(name.replace(" ", "_"))
    return found


def as_cell(field: Field, value: Any) -> Any:
    if field.kind == "bool" and value is not None:
        return "是" if value else "否"
    return value.name if field.kind == "person" and value is not None else value
