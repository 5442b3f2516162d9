"""What goes over from one customer to another in a merge, kept as plain JSON, and back."""

from collections.abc import Iterable
from typing import Any

from xiaodui.customers.models import Alias, Contact, Customer, Involvement, Note

FIELDS = (
    "name", "level", "sector", "region", "source", "campaign", "phone", "tax_number", "website", "employees", "revenue",
    "founded_in", "parent", "about",
)  # fmt: skip
"""What the one who merges chooses between."""
COLUMN = {"parent": "parent_id"}
TAKEN = (
    "name", "folded", "initials", "level", "sector", "region", "source", "campaign", "phone", "tax_number", "website",
    "employees", "revenue", "founded_in", "parent_id", "about", "qualified_on", "disqualified_on", "disqualified_why",
    "touched_at",
)  # fmt: skip
LEFT = ("owner_id", "owned_since", "parent_id")
"""What the row that leads to the other one gives up."""


def columns(row: Customer, names: Iterable[str]) -> dict[str, Any]:
    """Values as texts, None where there is none."""
    found = {}
    for name in names:
        value = getattr(row, name)
        found[name] = None if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)
    return found


def put(row: Customer, name: str, text: str | None) -> None:
    field: Any = Customer._meta.get_field(name.removesuffix("_id") if name.endswith("_id") else name)
    kind: Any = field.target_field if field.is_relation else field
    setattr(row, name, None if text is None else kind.to_python(text))


def give(kept: Customer, gone: Customer, name: str) -> None:
    if name == "name":
        kept.named(gone.name)
    else:
        column = COLUMN.get(name, name)
        setattr(kept, column, getattr(gone, column))


def carry(kept: Customer, gone: Customer) -> dict[str, Any]:
    """Re-point what this room hangs on a customer; ids, so that the same rows go back."""
    said: dict[str, Any] = {"contacts": _moved(Contact, kept, gone), "notes": _moved(Note, kept, gone)}
    Note.objects.filter(about=f"customer:{gone.pk}").update(about=f"customer:{kept.pk}")
    said["children"] = list(
        Customer.objects.filter(parent=gone).exclude(pk=kept.pk).order_by("pk").values_list("pk", flat=True)
    )
    Customer.objects.filter(pk__in=said["children"]).update(parent=kept)
    theirs = set(kept.aliases.values_list("folded", flat=True)) | {kept.folded}
    free = [one.pk for one in gone.aliases.order_by("pk") if one.folded not in theirs]
    Alias.objects.filter(pk__in=free).update(customer=kept)
    said["aliases"] = free
    there = set(kept.involvements.values_list("person_id", flat=True))
    rows = [one for one in gone.involvements.order_by("pk") if one.person_id not in there]
    said["involved"] = [one.pk for one in rows]
    Involvement.objects.filter(pk__in=said["involved"]).update(customer=kept)
    return said


def name_too(kept: Customer, names: Iterable[str]) -> list[int]:
    """These become other names of the kept one, where it hasn't them yet; ids of those that are new."""
    made = []
    for name in filter(None, names):
        one = Alias(customer=kept, kind="short").named(name)
        if one.folded != kept.folded and not kept.aliases.filter(folded=one.folded).exists():
            one.save(force_insert=True)
            made.append(one.pk)
    return made


def _moved(model: Any, kept: Customer, gone: Customer) -> list[int]:
    ids = list(model.objects.filter(customer=gone).order_by("pk").values_list("pk", flat=True))
    model.objects.filter(pk__in=ids).update(customer=kept)
    return ids


def carry_back(kept: Customer, gone: Customer, said: dict[str, Any]) -> None:
    """Those rows that are still the kept one's; who was removed since stays away."""
    Contact.objects.filter(pk__in=said["contacts"], customer=kept).update(customer=gone)
    notes = Note.objects.filter(pk__in=said["notes"], customer=kept)
    notes.filter(about=f"customer:{kept.pk}").update(about=f"customer:{gone.pk}")
    notes.update(customer=gone)
    Customer.objects.filter(pk__in=said["children"], parent=kept).update(parent=gone)
    Alias.objects.filter(pk__in=said["named"], customer=kept).delete()
    Alias.objects.filter(pk__in=said["aliases"], customer=kept).update(customer=gone)
    Involvement.objects.filter(pk__in=said["involved"], customer=kept).update(customer=gone)
