"""Who answers for what: matrices, charters and role cards before the first day, signatures after it, one charter anew."""

from datetime import date
from typing import Any

from xiaodui.core import clock
from xiaodui.demo.life import Life
from xiaodui.demo.names.duties import CARDS, CHARTERS, MATRIX, PHASES, THUNDER_AGAIN, Words
from xiaodui.demo.world import World
from xiaodui.duties.acts import (
    acknowledge_card,
    acknowledge_charter,
    create_topic,
    draft_card,
    draft_charter,
    publish_card,
    publish_charter,
    take_phase,
)  # fmt: skip
from xiaodui.duties.binding import pending_of
from xiaodui.duties.models import Charter
from xiaodui.people.models import Person, Role

AGAIN = 2
"""Working days before today: 雷霆队's charter gets its second version, and not everybody has signed it yet."""
SLOW = {"wanglei", "sunhao", "zhengyu"}
"""They sign when they are asked again."""


class Answering(Life):
    name, order = "answering", 15

    def prepare(self, world: World) -> None:
        roles = {role.code: role for role in Role.objects.all()}
        for key, words in CHARTERS.items():
            _charter(world, key, words, world.owner)
        cards: dict[tuple[str, str], Any] = dict(CARDS)
        for (key, code), said in cards.items():
            by, team = world.owner, world.teams[key]
            publish_card(draft_card(by=by, team=team, role=roles[code], **said), by=by)
        for key, matters in MATRIX.items():
            for one in matters:
                create_topic(
                    by=world.owner, team=world.teams[key], name=one.name, responsible=world.people[one.does],
                    decider=world.people[one.decides], consulted=_ids(world, one.asked), informed=_ids(world, one.told),
                    note=one.note,
                )  # fmt: skip
        for key, parts in PHASES.items():
            for phase, login in parts:
                take_phase(by=world.owner, team=world.teams[key], person=world.people[login], phase=phase)

    def day(self, world: World, day: date) -> None:
        number, last = world.number(day), len(world.days) - 1
        if number == last - AGAIN:
            with clock.at(world.moment(world.dice(self.name, "again"), day, 0.1)):
                _charter(world, "thunder", THUNDER_AGAIN, world.people["lijing"])
        if number in {1, 3, last // 2 + 1, last - 12, last - 1}:
            for login in world.people:
                if login not in SLOW or number in {3, last // 2 + 1}:
                    _sign(world, login, day)


def _charter(world: World, key: str, words: Words, by: Any) -> None:
    said = words._asdict() | {"publishes": list(words.publishes)}
    publish_charter(draft_charter(by=by, team=world.teams[key], **said), by=by)


def _ids(world: World, logins: str) -> list[int]:
    return [world.people[login].pk for login in logins.split()]


def _sign(world: World, login: str, day: date) -> None:
    """What waits for him, in the middle of his day."""
    person = Person.objects.select_related("team").get(pk=world.people[login].pk)
    for thing in pending_of(person):
        with clock.at(world.moment(world.dice("answering", login, world.number(day)), day)):
            act = acknowledge_charter if isinstance(thing, Charter) else acknowledge_card
            act(thing, by=person)
