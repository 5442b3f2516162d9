"""Where customers show in other rooms."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaodui.core.sockets import EXPORTS, MENU, MenuEntry
from xiaodui.customers.acts.joining import join, joined
from xiaodui.customers.acts.ownership import hand_over, hand_over_all
from xiaodui.customers.acts.setting import set_field
from xiaodui.customers.lists import ALL, LEADS, MINE, MY_LEADS, export, in_sight, own
from xiaodui.customers.models import Contact, Customer, Note
from xiaodui.customers.models.customer import LEVELS
from xiaodui.customers.sockets import JOINED, SEVERAL, Several
from xiaodui.journal.kinds import KINDS, Kind, kind_of_model
from xiaodui.people.sockets import OWNED, Owned
from xiaodui.search.sockets import KINDS as FOUND
from xiaodui.search.sockets import SearchKind


def customer_url(pk: int) -> str:
    return reverse("customer", args=[pk])


def contact_url(pk: int) -> str:
    return reverse("contact", args=[pk])


def _notes(ids: Iterable[int]) -> dict[int, str]:
    """A note is called by how it begins; asked only for who sees it."""
    rows = Note.objects.filter(pk__in=list(ids)).values_list("pk", "text")
    return {pk: Truncator(" ".join(text.split())).chars(60) for pk, text in rows}


def _seen_notes(person: Any, ids: Iterable[int]) -> set[int]:
    return set(Note.objects.visible_to(person).filter(pk__in=list(ids)).values_list("pk", flat=True))


def _names_told(person: Any, ids: Iterable[int]) -> dict[int, str]:
    return dict(Customer.objects.told_to(person).filter(pk__in=list(ids)).order_by().values_list("pk", "name"))


def _told(person: Any, ids: Iterable[int]) -> set[int]:
    return set(_names_told(person, ids))


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
MENU.plug(MenuEntry("stock", _("意向存量"), "chart-dots-3", "customer-stock", 38, under="customers"))
EXPORTS.plug(export(ALL, in_sight, pgettext_lazy("menu", "客户")))
EXPORTS.plug(export(MINE, own, _("我的客户")))
EXPORTS.plug(export(LEADS, in_sight, pgettext_lazy("menu", "线索")))
EXPORTS.plug(export(MY_LEADS, own, _("我的线索")))
KINDS.plug(
    replace(kind_of_model(Customer, _("客户"), customer_url, icon="building-store"), seen=_told, opened=_names_told)
)
KINDS.plug(kind_of_model(Contact, _("联系人"), contact_url, icon="address-book"))
KINDS.plug(Kind("note", _("备注"), _notes, lambda pk: reverse("note", args=[pk]), icon="note", seen=_seen_notes))
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
OWNED.plug(
    Owned(
        pgettext_lazy("menu", "客户"),
        lambda person: Customer.objects.standing().filter(owner=person).count(),
        hand_over_all,
        order=10,
    )
)
JOINED.plug(joined)


def _sells(person: Any) -> bool:
    return bool(person.may("sell"))


SEVERAL.plug(Several("hand-over", hand_over, _("移交勾选的 %(n)s 家给谁？"), _("移交"), "arrows-exchange", _sells, 10))
SEVERAL.plug(
    Several(
        "level", set_field, _("勾选的 %(n)s 家改成什么意向？"), _("改意向"), "chart-bar", _sells, 20,
        given={"field": "level"}, offered={"value": LEVELS}, named={"value": _("意向")},
    )
)  # fmt: skip
SEVERAL.plug(Several("join", join, _("请谁一起跟勾选的 %(n)s 家？"), _("请人一起跟"), "users-plus", _sells, 30))
