"""What came of the talk: a decision and the one that took its place, a task made of a word, a customer's own room."""

from datetime import timedelta

from xiaodui.cards import acts as cards
from xiaodui.chat import acts as chat
from xiaodui.chat.models import Message, Room
from xiaodui.core import clock
from xiaodui.customers.models import Customer
from xiaodui.decisions import acts
from xiaodui.demo.life import Life
from xiaodui.demo.lives.doing import together
from xiaodui.demo.names import rooms
from xiaodui.demo.world import World


class Deciding(Life):
    name, order = "deciding", 92

    def finish(self, world: World) -> None:
        thunder = Room.objects.get(kind="team", team=world.teams["thunder"])
        with clock.at(world.now - timedelta(minutes=30)):
            first = acts.decide_here(thunder, by=world.people["lijing"], text=rooms.DECIDED[0])
            acts.supersede(first, by=world.people["lijing"], text=rooms.DECIDED[1])
        _about_a_customer(world)


def _about_a_customer(world: World) -> None:
    wanglei = world.people["wanglei"]
    customer = Customer.objects.standing().qualified().owned_by(wanglei).order_by("-touched_at", "-pk").first()
    if customer is None:
        return
    with clock.at(world.now - timedelta(minutes=26)):
        room = cards.open_about(by=wanglei, about=f"customer:{customer.pk}")
    said: list[Message] = []
    for number, (who, text) in enumerate(rooms.ABOUT_A_CUSTOMER):
        with clock.at(world.now - timedelta(minutes=24 - 4 * number)), together():
            said.append(chat.say(room, by=world.people[who], text=text, anyway=True))
    with clock.at(world.now - timedelta(minutes=6)):
        cards.to_task(said[1], by=wanglei, title=rooms.TO_DO, about=f"customer:{customer.pk}")
