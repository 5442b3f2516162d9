"""Follow-ups: what sellers log after a touch, calls that nobody took, lazy lines and copies; steps planned and kept."""

from datetime import date, timedelta
from random import Random
from typing import Any

from xiaodui.core import clock
from xiaodui.customers.models import Customer
from xiaodui.demo.life import Life
from xiaodui.demo.lives.book import Touch
from xiaodui.demo.lives.doing import many, together
from xiaodui.demo.names.said import DROPPED, EMPTY, NEXT, SAID
from xiaodui.demo.world import World
from xiaodui.followups import acts
from xiaodui.followups.models import Plan

LOGS = {"on": 0.75, "lingers": 0.7, "won": 0.8, "lost": 0.5, "stalls": 0.35, "stalled": 0.15}
"""Share of touches that are logged, by what came of them."""
NOBODY_THERE = 0.3
"""So many calls again that nobody took."""
CHANNELS = ("call", "call", "call", "message", "message", "visit", "visit", "mail")
OUTCOMES = {"on": ("progress", "quote", "meeting"), "lingers": ("thinking", "later", ""), "won": ("progress",),
            "lost": ("refused",)}  # fmt: skip
PLANS, KEPT, MOVED = 0.4, 0.86, 0.6
LATELY = 40
"""Working days; what was said before that is in the notes."""
LAZIEST = 3
"""So many sellers who often write nothing, or the same again."""
LAZY = 0.5


class Following(Life):
    name, order = "following", 33

    def prepare(self, world: World) -> None:
        self.left: dict[str, list[str]] = {}
        self.wrote: dict[str, str] = {}
        self.lazy = set(sorted(world.sellers(), key=lambda login: -world.about[login].sloppy)[:LAZIEST])

    def day(self, world: World, day: date) -> None:
        if world.number(day) < len(world.days) - LATELY:
            return
        dice = world.dice(self.name, world.number(day))
        rows: list[tuple[Any, Any, Any, dict[str, Any]]] = []
        touched = [touch for touch in world.kept["book"].touched if dice.random() < LOGS[touch.came]]
        ids = {touch.track.deal.customer_id for touch in touched}
        customers = Customer.objects.select_related("owner__team").in_bulk(ids)
        for touch in touched:
            rows += self._of(world, dice, day, touch, customers[touch.track.deal.customer_id])
        many(acts.create, sorted((row for row in rows if row[2] <= world.now), key=lambda row: row[2]))
        with together():
            self._keep(world, dice, day)

    def _of(self, world: World, dice: Random, day: date, touch: Touch, customer: Customer) -> list[Any]:
        """The contact itself, and perhaps a call before it that nobody took."""
        login = touch.track.login
        person, at = world.people[login], touch.at - timedelta(minutes=dice.randint(1, 9))
        rows = []
        if dice.random() < NOBODY_THERE:
            tried = {
                "customer": customer,
                "channel": "call",
                "outcome": "no_answer",
                "text": dice.choice(("没接", "在忙", "")),
            }
            rows.append((None, person, at - timedelta(minutes=dice.randint(30, 90)), tried))
        given = {"customer": customer, **self._contact(dice, login, touch.came)}
        if touch.came in ("on", "lingers") and dice.random() < PLANS:
            given |= {"next_on": world.later(day, dice.randint(1, 5)), "next_text": dice.choice(NEXT),
                      "next_channel": dice.choice(CHANNELS)}  # fmt: skip
        return [*rows, (None, person, at, given)]

    def _contact(self, dice: Random, login: str, came: str) -> dict[str, Any]:
        channel = dice.choice(CHANNELS)
        found: dict[str, Any] = {"channel": channel, "outcome": dice.choice(OUTCOMES.get(came, ("",)))}
        found["text"] = self._words(dice, login)
        if channel == "call":
            found |= {"answered": True, "seconds": dice.choice((38, 74, 95, 130, 186, 240, 415, 620))}
        elif channel == "visit":
            found |= {"confirmed": dice.random() < 0.6, "location": _place(dice) if dice.random() < 0.7 else ""}
        else:
            found["answered"] = dice.random() < 0.7
        return found

    def _words(self, dice: Random, login: str) -> str:
        """Something new, as long as there is something; the lazy ones write a line that says nothing, or yesterday's."""
        if login in self.lazy and dice.random() < LAZY:
            return self.wrote[login] if login in self.wrote and dice.random() < 0.5 else dice.choice(EMPTY)
        left = self.left.setdefault(login, [])
        if not left:
            left += dice.sample(SAID, len(SAID))
        self.wrote[login] = left.pop()
        return self.wrote[login]

    def _keep(self, world: World, dice: Random, day: date) -> None:
        """Of what is due today most is done, some is moved, a little is dropped; today's is left to be done."""
        if day == world.today:
            return
        due = Plan.objects.open().filter(due_on__lte=day).exclude(person=None).order_by("pk")
        logins = {person.pk: login for login, person in world.people.items()}
        for plan in due.select_related("customer__owner__team", "person__team"):
            at = world.moment(dice, day, 0.5 + dice.random() / 3)
            login = logins.get(plan.person_id or 0)
            if login is not None and at <= world.now and plan.customer.owner_id == plan.person_id:
                self._settle(world, dice, plan, login, at)

    def _settle(self, world: World, dice: Random, plan: Plan, login: str, at: Any) -> None:
        person, chance = world.people[login], dice.random()
        if chance < KEPT:
            given = self._contact(dice, login, "lingers") | {"channel": plan.channel, "answered": True}
            if plan.channel == "visit":
                given["location"] = given.get("location") or _place(dice)
            if plan.channel == "call":
                given["seconds"] = given.get("seconds") or dice.choice((74, 95, 186))
            acts.create(by=person, at=at, customer=plan.customer, plan=plan, **given)
        elif chance < KEPT + (1 - KEPT) * MOVED:
            with clock.at(at):
                acts.edit(
                    plan, by=person, version=plan.version, channel=plan.channel, contact=plan.contact, text=plan.text,
                    due_on=world.later(clock.today(), dice.randint(1, 3)), due_time=None,
                )  # fmt: skip
        else:
            acts.drop(plan, by=person, at=at, reason=dice.choice(DROPPED))


def _place(dice: Random) -> str:
    return f"{31 + dice.random():.5f},{120 + dice.random():.5f}"
