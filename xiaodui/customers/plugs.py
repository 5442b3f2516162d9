"""Where customers show in other rooms."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaodui.core.sockets import EXPORTS, MENU, MenuEntry
from xiaodui.customers.acts.ownership import hand_over_all
from xiaodui.customers.lists import ALL, MINE, export, in_sight, own
from xiaodui.customers.models import Contact, Customer, Note
from xiaodui.journal.kinds import KINDS, Kind, kind_of_model
from xiaodui.people.sockets import OWNED, Owned
from xiaodui.search.sockets import KINDS as FOUND
from xiaodui.search.sockets import SearchKind


def customer_url(pk: int) -> str:
    return reverse("customer", args=[pk])


def contact_url(pk: int) -> str:
    return reverse("contact", args=[pk])


def _notes(ids: Iterable[int]) -> dict[int, str]:
    return dict.fromkeys(ids, say("备注"))


def _seen_notes(person: Any, ids: Iterable[int]) -> set[int]:
    return set(Note.objects.visible_to(person).filter(pk__in=list(ids)).values_list("pk", flat=True))


def _seen_customers(person: Any, ids: Any) -> Any:
    return Customer.objects.visible_to(person).filter(pk__in=ids).select_related("owner")


def _seen_contacts(person: Any, ids: Any) -> Any:
    return Contact.objects.visible_to(person).filter(pk__in=ids).select_related("customer")


def _customer_hint(customer: Customer) -> str:
    said = [customer.region, customer.sector, customer.owner.name if customer.owner else ""]
    return " · ".join(word for word in said if word)


def _contact_hint(contact: Contact) -> str:
    return " · ".join(word for word in (contact.customer.name, contact.title, contact.phone) if word)


MENU.plug(MenuEntry("customers", pgettext_lazy("menu", "客户"), "building-store", "customers", 30, phone=True))
EXPORTS.plug(export(ALL, in_sight, _("客户")))
EXPORTS.plug(export(MINE, own, _("我的客户")))
KINDS.plug(kind_of_model(Customer, _("客户"), customer_url, icon="building-store"))
KINDS.plug(kind_of_model(Contact, _("联系人"), contact_url, icon="address-book"))
KINDS.plug(Kind("note", _("备注"), _notes, icon="note", seen=_seen_notes))
FOUND.plug(
    SearchKind(
        "customer", _("客户"), "building-store", _seen_customers, lambda row: customer_url(row.pk),
        hint=_customer_hint, order=10,
    )
)  # fmt: skip
FOUND.plug(
    SearchKind(
        "contact", _("联系人"), "address-book", _seen_contacts, lambda row: contact_url(row.pk), hint=_contact_hint,
        order=20,
    )
)  # fmt: skip
OWNED.plug(Owned(_("客户"), lambda person: Customer.objects.filter(owner=person).count(), hand_over_all, order=10))
