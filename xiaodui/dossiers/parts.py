"""What dossiers show on a customer's page."""

from dataclasses import dataclass
from typing import Any

from xiaodui.customers.acts.rights import works_with
from xiaodui.customers.models import Customer
from xiaodui.dossiers import acts
from xiaodui.dossiers.alike import advice
from xiaodui.dossiers.keeps import shown
from xiaodui.dossiers.models import Dossier, File, Relation, Tagged, Value, Way
from xiaodui.dossiers.models.relation import KINDS
from xiaodui.dossiers.setup import setup


@dataclass(frozen=True)
class Line:
    """A field and what it says; `wanted`: the step before which it must say something, and it doesn't."""

    label: str
    text: str
    wanted: str


def lines(customer: Customer, person: Any) -> list[Line]:
    now = setup(person)
    rows = (
        Value.objects.visible_to(person).filter(customer=customer).select_related("field", "person")
        if now.fields
        else ()
    )
    held = {value.field_id: value.held for value in rows}
    return [
        Line(
            field.label,
            text := shown(field, held.get(field.pk)),
            "" if text or not field.step else field.get_step_display(),
        )
        for field in now.fields
    ]


@dataclass(frozen=True)
class Tie:
    """A relation as it reads from one of the two."""

    relation: Relation
    said: Any
    other: Customer


def ties(customer: Customer, person: Any) -> list[Tie]:
    """Both directions; only those of which he sees the other side too."""
    seen = Relation.objects.visible_to(person)
    found = [Tie(one, KINDS[one.kind][0], one.other) for one in seen.filter(customer=customer).select_related("other")]
    return found + [
        Tie(one, KINDS[one.kind][1], one.customer) for one in seen.filter(other=customer).select_related("customer")
    ]


def aside(request: Any, customer: Customer) -> tuple[str, dict[str, Any]]:
    """Its tags."""
    tagged = Tagged.objects.visible_to(request.user).filter(customer=customer).select_related("tag")
    return "dossiers/_aside.html", {
        "customer": customer, "tags": [one.tag for one in tagged.order_by("tag__group", "tag__name")],
        "may": works_with(request.user, customer),
    }  # fmt: skip


def dossier_tab(request: Any, customer: Customer) -> tuple[str, dict[str, Any]]:
    person = request.user
    ways = (
        Way.objects.visible_to(person)
        .filter(customer=customer)
        .select_related("contact")
        .order_by("contact_id", "kind", "pk")
    )
    return "dossiers/_tab.html", {
        "customer": customer, "lines": lines(customer, person), "ways": list(ways), "ties": ties(customer, person),
        "dossier": Dossier.objects.visible_to(person).filter(customer=customer).first(),
        "advice": advice(customer, person), "may": works_with(person, customer), "sets_up": acts.create_field.may(person),
    }  # fmt: skip


def _files(person: Any, customer: Customer) -> Any:
    return File.objects.visible_to(person).kept().filter(customer=customer)


def files_count(request: Any, customer: Customer) -> int:
    return int(_files(request.user, customer).count())


def files_tab(request: Any, customer: Customer) -> tuple[str, dict[str, Any]]:
    rows = list(_files(request.user, customer).select_related("by").order_by("-at", "-pk"))
    for one in rows:
        one.customer = customer
        one.may_remove = acts.remove_file.may(request.user, one)
    return "dossiers/_files.html", {"customer": customer, "files": rows, "may": works_with(request.user, customer)}
