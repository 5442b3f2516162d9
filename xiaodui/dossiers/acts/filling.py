"""Saying what the company's own fields ask."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from xiaodui.core.acts import act
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.customers.acts.rights import works_with
from xiaodui.customers.acts.telling import place
from xiaodui.customers.guarding import guard
from xiaodui.customers.models import Customer
from xiaodui.dossiers.acts.inputs import Fill
from xiaodui.dossiers.models import Dossier, Field, Value
from xiaodui.dossiers.rules import Unreadable, read
from xiaodui.dossiers.verbs import CUSTOMER_FILLED
from xiaodui.journal import record
from xiaodui.people.models import Person

WHY = {
    "long": _("太长了，最多 200 个字。"), "number": _("这里要填数字，例如 1200.50。"), "places": _("最多四位小数。"),
    "large": _("数字太大了。"), "negative": _("不能小于 0。"), "date": _("日期写法不对，例如 2026-03-18。"),
    "choice": _("没有这个选项，请重新选。"), "bool": _("请选「是」或「否」。"), "person": _("请从列表里选一个。"),
}  # fmt: skip


@act("customers.fill", on=Customer, who=works_with, takes=Fill, label=_("填字段"))
def fill(customer: Customer, *, by: Any, values: dict[str, Any], version: int) -> Customer:
    """填字段. Claims the dossier with the version that was seen: of two who fill in at once one is told, and loses nothing."""
    guard(customer, by, "edit")
    wanted = read_all(values, by)
    changed = _changed(customer, wanted)
    if not changed:
        return customer
    Dossier.objects.get_or_create(customer=customer)
    if not Dossier.objects.filter(customer=customer, filled=version).update(filled=F("filled") + 1):
        raise Refusal("stale", _("别人刚改过这条记录。看一眼新的内容，再改一次；你填的还在。"))
    write(customer, changed)
    tell_filled(customer, by, changed)
    return customer


def read_all(values: Mapping[str, Any], by: Any) -> dict[Field, Any]:
    """What was said of each field; Invalid with a sentence for each that can't be understood."""
    known = {field.key: field for field in Field.objects.standing()}
    found: dict[Field, Any] = {}
    errors: dict[str, list[Any]] = {}
    for key, said in values.items():
        if (field := known.get(key)) is None:
            errors[key] = [_("没有这一项。")]
            continue
        try:
            found[field] = said_of(field, said, by)
        except Unreadable as no:
            errors[key] = [WHY[no.args[0]]]
    if errors:
        raise Invalid(errors)
    return found


def said_of(field: Field, said: Any, by: Any) -> Any:
    """The value; a person is one whom `by` may see."""
    value = read(field.kind, said, field.choices)
    if field.kind != "person" or value is None:
        return value
    people = Person.objects.all() if by is None else Person.objects.visible_to(by)
    if (person := people.filter(pk=value).first()) is None:
        raise Unreadable("person")
    return person


Change = tuple[Any, Any]


def _changed(customer: Customer, wanted: Mapping[Field, Any]) -> dict[Field, Change]:
    rows = Value.objects.filter(customer=customer, field__in=wanted).select_related("person", "field")
    before = {row.field_id: row.held for row in rows}
    return {
        field: (before.get(field.pk), value)
        for field, value in wanted.items()
        if (before.get(field.pk) if before.get(field.pk) != "" else None) != value
    }


def write(customer: Customer, changed: Mapping[Field, Change]) -> None:
    gone = [field.pk for field, (_before, value) in changed.items() if value is None]
    Value.objects.filter(customer=customer, field__in=gone).delete()
    rows = [Value(customer=customer, field=field, **{field.column: value}) for field, (_b, value) in changed.items()
            if value is not None]  # fmt: skip
    Value.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["customer", "field"],
        update_fields=["text", "number", "day", "yes", "person"],
    )  # fmt: skip


def tell_filled(customer: Customer, by: Any, changed: Mapping[Field, Change]) -> None:
    """Before and after are kept; of free text, apart, so that it can be erased."""
    detail: dict[str, Any] = {}
    personal: dict[str, str] = {}
    for field, (before, after) in changed.items():
        for name, value in ((f"before_{field.key}", before), (f"after_{field.key}", after)):
            if field.kind == "text" and value:
                personal[name] = str(value)
            elif value is not None and value != "":
                detail[name] = value
    names = sorted(changed, key=lambda field: (field.order, field.pk))
    with translation.override("en"):
        said = ", ".join(field.label for field in names)
    record(
        CUSTOMER_FILLED, customer, by=by, **place(customer), what="、".join(field.name_zh for field in names), said=said,
        filled=[field.key for field in names], **detail, personal=personal or None,
    )  # fmt: skip
