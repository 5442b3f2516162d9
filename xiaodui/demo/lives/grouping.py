"""How people are grouped: a plan in force since some weeks, and a draft that somebody is thinking about."""

from datetime import date, timedelta

from xiaodui.assignment import acts as assigning
from xiaodui.assignment.acts.offering import offer_many
from xiaodui.core import clock
from xiaodui.deals.acts import move
from xiaodui.deals.models import Deal, Stage
from xiaodui.demo.life import Life
from xiaodui.demo.names.grouping import COVERS, DRAFT, IN_FORCE
from xiaodui.demo.world import World
from xiaodui.grouping import acts

SINCE = 30
"""Working days since the plan is in force."""
SELLER, CLOSERS = "wanglei", "dawn"


class Grouping(Life):
    name, order = "grouping", 36

    def morning(self, world: World, day: date) -> None:
        if world.number(day) != max(len(world.days) - SINCE, 0):
            return
        dice = world.dice(self.name)
        with clock.at(world.moment(dice, day, 0.02)):
            plan = acts.create_plan(by=world.owner, **IN_FORCE)
            for key, values in COVERS["skill"].items():
                acts.add_group(plan, by=world.owner, team=world.teams[key], values=values)
            for group in plan.groups.select_related("team"):
                for person in group.team.people.filter(is_active=True, sells=True):
                    acts.place_member(plan, by=world.owner, person=person, group=group)
            acts.enforce_plan(plan, by=world.owner, version=plan.version)

    def finish(self, world: World) -> None:
        """A draft as far as its proposal; and a deal that has just come to the stage of those who close."""
        with clock.at(world.now - timedelta(minutes=50)):
            plan = acts.create_plan(by=world.owner, **DRAFT)
            for key, values in COVERS["region"].items():
                acts.add_group(plan, by=world.owner, team=world.teams[key], values=values)
            acts.propose_members(plan, by=world.owner)
        self._passed(world)

    def _passed(self, world: World) -> None:
        last = Stage.objects.in_use().last()
        route = assigning.create_route(
            by=world.owner, stage=last, giver=world.teams["thunder"], taker=world.teams[CLOSERS], phase="closer"
        )
        assigning.switch_on(route, by=world.owner)
        theirs = Deal.objects.open().filter(owner=world.people[SELLER]).exclude(stage=last).exclude(customer=None)
        if (
            deal := theirs.select_related("owner__team", "customer", "stage")
            .order_by("-stage__order", "-amount")
            .first()
        ):
            move(deal, by=deal.owner, stage=last)
            offer_many([deal.pk])
