"""赵敏 writes every payload into every field that she has; runs in a process of its own beside the server."""

from typing import Any

from tests.payloads import PAYLOADS
from xiaodui.customers.acts import add_contact, note
from xiaodui.customers.acts import create as add_customer
from xiaodui.deals.acts import create as open_deal
from xiaodui.deals.acts import lose
from xiaodui.people.acts import edit
from xiaodui.people.models import Person


def set_up() -> dict[str, Any]:
    """The last customer and deal; `payloads`: how many there are."""
    zhaomin = Person.objects.get(login="zhaomin")
    deal = customer = None
    for number, payload in enumerate(PAYLOADS):
        customer = add_customer(
            by=zhaomin,
            name=f"{number} {payload}",
            about=payload,
            website=payload,
            region=payload[:80],
            sector=payload[:60],
        )
        add_contact(customer, by=zhaomin, name=payload[:60], title=payload[:60])
        note(customer, by=zhaomin, text=payload)
        deal = open_deal(by=zhaomin, title=payload, amount="1", customer=customer, next_step=payload)
        lost = open_deal(by=zhaomin, title=f"丢 {payload}", amount="1", customer=customer)
        lose(lost, by=zhaomin, why=payload)
    edit(zhaomin, by=zhaomin, about=PAYLOADS[1], title=PAYLOADS[2])
    return {"deal": deal.pk, "customer": customer.pk, "payloads": len(PAYLOADS)}  # type: ignore[union-attr]
