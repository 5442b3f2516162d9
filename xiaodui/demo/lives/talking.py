"""Notes: what sellers write after a touch, whom they ask, and what leaders answer."""

from datetime import date, timedelta
from random import Random

from xiaodui.deals.acts import note
from xiaodui.demo.life import Life
from xiaodui.demo.lives.book import Touch
from xiaodui.demo.lives.doing import together
from xiaodui.demo.names.talk import LEADER_NOTES, NOTES, WON_NOTES
from xiaodui.demo.world import World

WRITES = {"on": 0.5, "lingers": 0.4, "won": 0.7, "lost": 0.1, "stalls": 0.2, "stalled": 0.0}
"""Share of touches after which something is written, by what came of them."""
LEADER_WRITES = 0.04


class Talking(Life):
    name, order = "talking", 40

    def day(self, world: World, day: date) -> None:
        dice = world.dice(self.name, world.number(day))
        with together():
            for touch in world.kept["book"].touched:
                if dice.random() < WRITES[touch.came]:
                    _say(world, dice, touch)
                if touch.came in {"on", "lingers"} and dice.random() < LEADER_WRITES:
                    _advise(world, dice, touch)


def _say(world: World, dice: Random, touch: Touch) -> None:
    at = touch.at + timedelta(minutes=dice.randint(2, 14))
    if touch.came == "won":
        text = dice.choice(WON_NOTES)
    else:
        # What is written tells of the stage in which the talk took place.
        text = dice.choice(NOTES[touch.track.stage - (touch.came == "on")])
    if at <= world.now:
        login = touch.track.login
        note(touch.track.deal, by=world.people[login], at=at, text=_filled(world, dice, touch, text))


def _advise(world: World, dice: Random, touch: Touch) -> None:
    leader, at = world.leader_of(touch.track.login), touch.at + timedelta(minutes=dice.randint(16, 50))
    if at <= world.now and leader.login != touch.track.login:
        text = dice.choice(LEADER_NOTES).replace("{mate}", world.people[touch.track.login].name)
        note(touch.track.deal, by=leader, at=at, text=_filled(world, dice, touch, text))


def _filled(world: World, dice: Random, touch: Touch, text: str) -> str:
    login = touch.track.login
    team = world.people[login].team_id
    mates = [p.name for key, p in world.people.items() if p.team_id == team and key != login]
    wan = touch.track.deal.amount / 10000
    account = touch.track.account
    return text.format(
        who=account.who, boss=account.boss, mate=dice.choice(sorted(mates)), leader=world.leader_of(login).name,
        amount=format(wan.normalize(), "f"),
    )  # fmt: skip
