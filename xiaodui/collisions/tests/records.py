"""A collision for the tables of doors and pages: 王磊 holds, 陈晨 ran into it, 李静 is to rule."""

from contextlib import suppress
from typing import Any

from django.db import transaction

from tests.cast import Cast
from xiaodui.collisions.acts.opening import met
from xiaodui.core.refusal import Refusal
from xiaodui.customers.acts import create as add_customer
from xiaodui.customers.verbs import CUSTOMER_REFUSED
from xiaodui.journal import Fact
from xiaodui.notices.models import Notice


def collided(cast: Cast) -> dict[str, Any]:
    """On a customer of its own, since nobody sells there while it is open; its notices are read already."""
    held = add_customer(by=cast.wanglei, name="南通宏泽起重设备有限公司")
    with suppress(Refusal):
        add_customer(by=cast.chenchen, name=held.name)
    with transaction.atomic():
        found = met(Fact.objects.said(CUSTOMER_REFUSED).latest("pk"))
    assert found is not None
    Notice.objects.filter(kind__startswith="collision.").update(read_at=found.opened_at)
    return {"collision": found}
