"""Everything in which somebody's words reach another's page by the chat. Whoever adds one (a file's name, a card, a preview)
adds a function here: `carry(room, script, number)` puts the script where a colleague will see it; the story of
`test_chat_scripts.py` does the rest. Runs in the writing process."""

import time
from collections.abc import Callable
from typing import Any

from tests.scripts import SCRIPTS
from xiaodui.chat import acts
from xiaodui.chat.models import Room
from xiaodui.customers.acts import create as add_customer
from xiaodui.customers.models import Customer
from xiaodui.deals.acts import create as open_deal
from xiaodui.deals.models import Stage
from xiaodui.people.models import Person


def in_a_message_by_one_who_is_called_so(room: Room, script: str, number: int) -> None:
    who = Person.objects.create(login=f"carried{number}", name=script[:60].replace("\x00", ""), initials="s")
    acts.invite(room, by=_host(), people=[who.pk])
    message = acts.say(room, by=who, text=f"{script} @{who.name} 第{number}号", anyway=True)
    if number % 12 == 0:
        acts.pin(message, by=_host())
    if number % 5 == 0:
        acts.say(room, by=who, text=script, under=message.pk, anyway=True)


def in_the_name_and_purpose_of_a_room(room: Room, script: str, number: int) -> None:
    made = acts.open_room(by=_host(), name=f"{number}{script}"[:60], purpose=script[:300], door="open")
    if number % 2:
        acts.invite(made, by=_host(), people=[Person.objects.get(login="chenchen").pk])


def in_the_card_of_a_record(room: Room, script: str, number: int) -> None:
    """His own who looks: another's he would not see."""
    mine = Person.objects.get(login="chenchen")
    customer = Customer.objects.filter(owner=mine, name="卡片厂").first() or add_customer(by=mine, name="卡片厂")
    title = f"{script[:70]}{number}".replace("\x00", "")
    deal = open_deal(by=mine, title=title, amount="1000", customer=customer, stage=Stage.objects.in_use()[0])
    acts.say(room, by=mine, text="", enclosed=[f"deal:{deal.pk}"], anyway=True)


CARRIERS: list[Callable[[Room, str, int], Any]] = [
    in_a_message_by_one_who_is_called_so,
    in_the_name_and_purpose_of_a_room,
    in_the_card_of_a_record,
]


def _host() -> Person:
    return Person.objects.get(login="wanglei")


def opened() -> int:
    room = acts.open_room(by=_host(), name=f"脚本试验 {time.time_ns()}", door="ask")
    acts.invite(room, by=_host(), people=[Person.objects.get(login="chenchen").pk])
    return int(room.pk)


def carry_all(room: int) -> int:
    """How many there are; `第N号` stands in the last message."""
    for number, script in enumerate(SCRIPTS):
        for carry in CARRIERS:
            carry(Room.objects.get(pk=room), script, number)
    return len(SCRIPTS)
