"""What the API reads of customers and contacts."""

from typing import Any

from xiaodui.core.reads import READS, Read
from xiaodui.customers.models import Contact, Customer


def _contact(contact: Contact) -> dict[str, Any]:
    return {
        "id": contact.pk, "customer": contact.customer_id, "name": contact.name, "title": contact.title,
        "phone": contact.phone, "email": contact.email, "decides": contact.decides, "version": contact.version,
    }  # fmt: skip


class Leads:
    """Leads as a noun of their own, though they stand among the customers: the API asks it as it asks a model."""

    class objects:
        @staticmethod
        def visible_to(person: Any) -> Any:
            return Customer.objects.visible_to(person).filter(qualified_on=None)


READS.plug(
    Read(
        "leads",
        Leads,
        Customer.shown,
        {"owner": "owner_id", "level": "level", "source": "source", "campaign": "campaign"},
    )
)
READS.plug(Read("customers", Customer, Customer.shown, {"owner": "owner_id", "level": "level", "name": "name"}))
READS.plug(Read("contacts", Contact, _contact, {"customer": "customer_id"}))
