"""What keeps a room's talk in order: a sentence taken down and objected to, another that a colleague finds unfit."""

from datetime import timedelta

from django.db import transaction

from xiaodui.chat import acts as chat
from xiaodui.chat.models import Room
from xiaodui.core import clock
from xiaodui.demo.life import Life
from xiaodui.demo.names import rooms
from xiaodui.demo.world import World
from xiaodui.journal import key_of
from xiaodui.norms import acts


class Norming(Life):
    name, order = "norming", 94

    def finish(self, world: World) -> None:
        """Both wait for 李静 today: an objection to answer, a sentence to look at."""
        with transaction.atomic():
            _take_down(world, Room.objects.get(name=rooms.TOPICS[0][0]))
            _flag(world, Room.objects.get(kind="team", team=world.teams["thunder"]))


def _take_down(world: World, room: Room) -> None:
    zhoujie, wanglei = world.people["zhoujie"], world.people["wanglei"]
    with world.talking_in(room, world.now - timedelta(minutes=50)):
        said = chat.say(room, by=zhoujie, text=rooms.ASIDE, anyway=True)
    with clock.at(world.now - timedelta(minutes=9)):
        acts.flag(said, by=world.people["zhaomin"], reason=rooms.OFF_TOPIC)
    with clock.at(world.now - timedelta(minutes=6)):
        down = acts.take_down(said, by=wanglei, reason=rooms.OFF_TOPIC_REASON)
    with clock.at(world.now - timedelta(minutes=3)):
        acts.object_to(by=zhoujie, about=key_of(down), text=rooms.OBJECTED)


def _flag(world: World, room: Room) -> None:
    with world.talking_in(room, world.now - timedelta(seconds=25)):
        said = chat.say(room, by=world.people["sunhao"], text=rooms.SHARP, anyway=True)
    with clock.at(world.now - timedelta(seconds=10)):
        acts.flag(said, by=world.people["chenchen"], reason=rooms.SHARP_REASON)
