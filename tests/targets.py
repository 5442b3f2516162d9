"""One record of every kind, all of them 王磊's or his team's: what doors are tried on."""

from datetime import timedelta
from typing import Any

from tests.cast import Cast
from xiaodui.catalog.acts import create as add_product
from xiaodui.core import clock
from xiaodui.customers.acts import add_contact
from xiaodui.customers.acts import create as add_customer
from xiaodui.deals.acts import create as open_deal
from xiaodui.deals.models import Stage
from xiaodui.exchange.models import Upload
from xiaodui.journal.models import Cursor, Fact
from xiaodui.people.models import Absence, AccessToken, Delegation, Grant, Role


def set_up_targets(cast: Cast) -> dict[str, Any]:
    """{model name in lower case: record}. A model that no act or page reaches needs no record here."""
    customer = add_customer(by=cast.wanglei, name="苏州恒拓精密机械有限公司")
    contact = add_contact(customer, by=cast.wanglei, name="周敏", phone="138 0512 6027")
    product = add_product(by=cast.laozhou, name="伺服 S1", price="1200")
    deal = open_deal(by=cast.wanglei, title="二期改造", amount="320000", customer=customer, product=product)
    today = clock.today()
    token = AccessToken.objects.create(
        person=cast.wanglei,
        name="脚本",
        digest="0" * 64,
        scopes=["read"],
        made_at=clock.now(),
        expires_at=clock.now() + timedelta(days=9),
    )
    return {
        "customer": customer, "contact": contact, "product": product, "deal": deal, "person": cast.wanglei,
        "team": cast.thunder, "stage": Stage.objects.in_use().first(), "role": Role.objects.get(code="member"),
        "grant": Grant.objects.get(person=cast.wanglei), "accesstoken": token, "fact": Fact.objects.latest("pk"),
        "cursor": Cursor.objects.create(hearer="deals.example"),
        "absence": Absence.objects.create(person=cast.wanglei, since=today, until=today),
        "delegation": Delegation.objects.create(
            giver=cast.wanglei, deputy=cast.chenchen, rights=["sell"], since=today + timedelta(days=1), until=today + timedelta(days=3)
        ),
        "upload": Upload.objects.create(
            person=cast.wanglei, kind="customers", name="客户.csv", header=["客户名称"], mapping={"customer": "客户名称"},
            brought_at=clock.now(),
        ),
    }  # fmt: skip
