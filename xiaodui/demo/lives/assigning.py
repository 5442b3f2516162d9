"""Leads that come from outside: given out by rule, called in time or not, found fit or unfit, passed on when nobody calls."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from xiaodui.assignment import acts as assigning
from xiaodui.assignment.acts.arriving import give_out
from xiaodui.assignment.acts.clocking import count_anew
from xiaodui.core import clock
from xiaodui.customers import acts as customers
from xiaodui.customers.models import Customer
from xiaodui.demo.life import Life
from xiaodui.demo.names.companies import CITIES, SOURCES, TRADES
from xiaodui.demo.names.humans import new_human
from xiaodui.demo.names.inbound import ASKED, BACK, FOUND, FRONT, LETTER, SAID, UNFIT
from xiaodui.demo.world import World
from xiaodui.followups.acts import create as follow_up
from xiaodui.journal import Fact, key_of

A_DAY = (1, 3)
LATELY = 25
"""Working days since leads are given out by rule."""
LATE = 0.12
"""So many first calls come only after half a day, when the lead may be somebody else's already."""
FIT, UNFIT_SHARE = 0.4, 0.25
"""What becomes of a lead at each talk; the rest is talked to again."""


@dataclass
class Coming:
    """A lead, and when its owner talks to it next."""

    pk: int
    name: str
    who: str
    at: datetime


class Assigning(Life):
    name, order = "assigning", 34

    def prepare(self, world: World) -> None:
        self.coming: list[Coming] = []
        self.fronts: set[str] = set()
        teams = {key: team.pk for key, team in world.teams.items()}
        for given in (
            {"name": "外贸咨询", "source": "外贸", "people": [world.people["shenyue"].pk], "cap": 1},
            {"name": "华东线索", "region": "江苏、浙江、安徽", "teams": [teams["thunder"], teams["dawn"]],
             "turns": "performance"},
            {"name": "华南线索", "region": "广东、福建、广西", "teams": [teams["wind"], teams["rock"]], "turns": "capacity"},
        ):  # fmt: skip
            assigning.create_rule(by=world.owner, **given)

    def day(self, world: World, day: date) -> None:
        if world.number(day) < len(world.days) - LATELY:
            return
        dice = world.dice(self.name, world.number(day))
        self._talk(world, dice, day)
        for _lead in range(dice.randint(*A_DAY)):
            at = world.moment(dice, day, dice.random() * 0.8)
            if at <= world.now:
                self._come(world, dice, day, at)

    def _come(self, world: World, dice: Random, day: date, at: datetime, source: str = "") -> None:
        side = dice.choice(("east", "east", "south"))
        city, trade = dice.choice(CITIES[side]), dice.choice(TRADES)
        name = self._name(dice, city, trade[1])
        human = new_human(dice, None)
        lead = customers.create_lead(
            by=None, at=at, name=name, contact=human.name, title=human.title, phone=human.phone, region=city,
            sector=trade[2], source=source or dice.choice([one for one, _weight in SOURCES]),
            level=dice.choice(("A", "B", "B", "C", "")), about=dice.choice(ASKED),
        )  # fmt: skip
        with clock.at(at + timedelta(seconds=40)):
            give_out([lead.pk])
        wait = timedelta(hours=5) if dice.random() < LATE else timedelta(minutes=dice.randint(3, 24))
        self.coming.append(Coming(lead.pk, name, human.called, at + wait))

    def _name(self, dice: Random, city: str, trade: str) -> str:
        while True:
            front = dice.choice(FRONT) + dice.choice(BACK)
            if front not in self.fronts:
                self.fronts.add(front)
                return f"{city[2:]}{front}{trade}有限公司"

    def _talk(self, world: World, dice: Random, day: date) -> None:
        due = [one for one in self.coming if clock.day_of(one.at) <= day and one.at <= world.now]
        leads = Customer.objects.select_related("owner__team").in_bulk([one.pk for one in due])
        for one in due:
            self.coming.remove(one)
            lead = leads[one.pk]
            if lead.owner is not None and lead.is_lead:
                self._once(world, dice, day, one, lead)

    def _once(self, world: World, dice: Random, day: date, one: Coming, lead: Any) -> None:
        at = max(one.at, lead.owned_since + timedelta(minutes=4))
        said = dice.choice(SAID).format(who=one.who)
        logged = follow_up(
            by=lead.owner,
            at=at,
            customer=lead,
            channel="call",
            answered=True,
            seconds=dice.choice((74, 95, 130, 240)),
            text=said,
        )
        count_anew(Fact.objects.filter(subject=key_of(logged)))
        luck = dice.random()
        if luck < FIT:
            customers.qualify(
                lead, by=lead.owner, at=at + timedelta(minutes=6), level=lead.level or "B", found=dice.choice(FOUND)
            )
        elif luck < FIT + UNFIT_SHARE:
            customers.disqualify(lead, by=lead.owner, at=at + timedelta(minutes=6), why=dice.choice(UNFIT))
        else:
            later = world.later(day, dice.randint(1, 3))
            self.coming.append(Coming(one.pk, one.name, one.who, world.moment(dice, later)))

    def finish(self, world: World) -> None:
        """Today one more from abroad than the rule gives, so that one waits; and a hand-over that wants an answer."""
        dice = world.dice(self.name)
        for _n in range(2):
            self._come(world, dice, world.today, world.now - timedelta(minutes=9), source="外贸展")
        mine = Customer.objects.owned_by(world.people["wanglei"]).qualified().order_by("-touched_at").first()
        if mine is not None:
            with clock.at(world.now - timedelta(minutes=20)):
                assigning.pass_on(
                    mine, by=world.people["wanglei"], to=world.people["chenchen"], phase="closer", **LETTER
                )
