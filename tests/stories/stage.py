"""What stands before the curtain rises; runs in a process of its own beside the server."""

from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from tests.cast import set_up_cast
from tests.pace import unhurried
from xiaodui.customers.acts import create as add_customer
from xiaodui.customers.models import Customer
from xiaodui.deals.acts import create as open_deal
from xiaodui.deals.models import Stage
from xiaodui.people.models import Person

NAMES = ["苏州恒拓精密机械有限公司", "宁波海晟物流有限公司", "扬州嘉禾食品有限公司", "无锡博远电气有限公司"]


def set_up() -> dict[str, Any]:
    """The cast, four customers and deals of 王磊, one of 赵敏; a session key for each who may sign in. At whatever hour,
    nobody is slowed down or asked to wait."""
    unhurried()
    cast = set_up_cast()
    stages = list(Stage.objects.in_use())
    deals = []
    for number, name in enumerate(NAMES):
        customer = add_customer(by=cast.wanglei, name=name)
        deals.append(
            open_deal(
                by=cast.wanglei, title=f"{name[2:4]}一期", amount=str(85000 + 35000 * number), customer=customer,
                stage=stages[number % 2],
            ).pk
        )  # fmt: skip
    hidden = open_deal(by=cast.zhaomin, title="佛山启元二期", amount="99000").pk
    people = {person.login: session_of(person) for person in Person.objects.active()}
    return {"deals": deals, "hidden": hidden, "stages": [stage.pk for stage in stages], "sessions": people}


def opened_anew(count: int) -> list[int]:
    """So many deals of 王磊 in the first stage, which no other story has moved or won."""
    wanglei, first = Person.objects.get(login="wanglei"), Stage.objects.in_use().first()
    customer = add_customer(by=wanglei, name=f"苏州新开{Customer.objects.count()}精密机械有限公司")
    return [
        open_deal(by=wanglei, title=f"新开 {n}", amount="1000", customer=customer, stage=first).pk for n in range(count)
    ]


def session_of(person: Person) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(person.pk), person.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session.create()
    return str(session.session_key)
