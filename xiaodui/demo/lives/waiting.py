"""What people expect of a chat beside talking: a vote, a notice that everybody acknowledges, something for tomorrow."""

from datetime import timedelta

from xiaodui.chat import acts as chat
from xiaodui.chat.models import Message, Room
from xiaodui.core import clock
from xiaodui.demo.life import Life
from xiaodui.demo.lives.doing import together
from xiaodui.demo.names import rooms
from xiaodui.demo.world import World
from xiaodui.later.acts import draft, remind, save, say_later
from xiaodui.polls.acts import ask as ask_poll
from xiaodui.polls.acts import vote
from xiaodui.receipts.acts import ask as ask_receipt
from xiaodui.receipts.acts import know


class Waiting(Life):
    name, order = "waiting", 92

    def finish(self, world: World) -> None:
        with together():
            thunder = Room.objects.get(kind="team", team=world.teams["thunder"])
            _vote(world, thunder)
            _acknowledge(world, thunder)
            _later(world, thunder)


def _vote(world: World, room: Room) -> None:
    question, options, votes = rooms.POLL
    with world.talking_in(room, world.now - timedelta(minutes=5)):
        poll = ask_poll(room, by=world.people["lijing"], question=question, options=list(options))
    for minute, (login, option) in enumerate(votes):
        with clock.at(world.now - timedelta(minutes=4, seconds=-20 * minute)):
            vote(poll, by=world.people[login], options=[option])


def _acknowledge(world: World, room: Room) -> None:
    text, logins = rooms.ACKNOWLEDGED
    with world.talking_in(room, world.now - timedelta(minutes=2)):
        message = chat.say(room, by=world.people["lijing"], text=text, anyway=True)
        receipt = ask_receipt(message, by=world.people["lijing"])
    for minute, login in enumerate(logins):
        with clock.at(world.now - timedelta(seconds=90 - 20 * minute)):
            know(receipt, by=world.people[login])


def _later(world: World, room: Room) -> None:
    wanglei, (tomorrow, unfinished) = world.people["wanglei"], rooms.PUT_OFF
    said = Message.objects.filter(room=room, author=world.people["sunhao"]).order_by("-seq").first()
    with clock.at(world.now - timedelta(seconds=30)):
        say_later(room, by=wanglei, text=tomorrow, when="workday")
        draft(room, by=world.people["chenchen"], text=unfinished, typed_at=clock.now())
        if said is not None:
            save(said, by=wanglei)
            remind(said, by=wanglei, when="workday")
