"""Two at one customer, now and then: left to whoever was first, ruled, shared, and two that still wait."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from xiaodui.collisions import acts
from xiaodui.collisions.acts.opening import met
from xiaodui.collisions.models import Collision
from xiaodui.core import clock
from xiaodui.core.refusal import Refusal
from xiaodui.customers.acts import create
from xiaodui.customers.models import Customer
from xiaodui.customers.verbs import CUSTOMER_REFUSED
from xiaodui.demo.life import Life
from xiaodui.demo.lives.book import Book
from xiaodui.demo.names import outside
from xiaodui.demo.world import World
from xiaodui.journal import Fact

BEFORE = {60: "owner", 45: "settled", 31: "split", 18: "owner", 9: "settled"}
"""Working days before today on which somebody ran into a colleague's customer, and how it ended the next morning."""


@dataclass
class Waiting:
    collision: Collision
    end: str


class Colliding(Life):
    name, order = "colliding", 45

    def __init__(self) -> None:
        self.waiting: list[Waiting] = []

    def morning(self, world: World, day: date) -> None:
        """Before anybody sells: nobody may while it is open."""
        while self.waiting:
            one = self.waiting.pop()
            with clock.at(world.moment(world.dice(self.name, "end", world.number(day)), day, 0.01)):
                _end(world, one)

    def evening(self, world: World, day: date) -> None:
        end = BEFORE.get(len(world.days) - 1 - world.number(day))
        if end is None:
            return
        with clock.at(world.moment(world.dice(self.name, world.number(day)), day, 0.97)):
            collision = _run_into(world, *_pair(world, day, "wanglei", "chenchen"))
            if collision is not None:
                self.waiting.append(Waiting(collision, end))

    def finish(self, world: World) -> None:
        """One for 李静 with both sides heard, one that she handed up."""
        first = _run_into(world, *_pair(world, world.today, "wanglei", "chenchen"))
        if first is not None:
            acts.plead(first, by=first.holder, text=outside.HOLDER, evidence=[])
            acts.plead(first, by=first.challenger, text=outside.CHALLENGER, evidence=list(first.attempts))
        second = _run_into(world, *_pair(world, world.today, "chenchen", "wanglei"))
        if second is not None and acts.recuse.may(world.people["lijing"], second):
            acts.recuse(second, by=world.people["lijing"], reason=outside.ASIDE)


def _pair(world: World, day: date, holder: str, challenger: str) -> tuple[Any, Any]:
    """(a customer of the one, the other); the other way round on odd days. Not one on which they quarrelled."""
    if world.number(day) % 2 and day != world.today:
        holder, challenger = challenger, holder
    book: Book = world.kept["book"]
    ids = [account.customer.pk for account in book.of(holder)]
    free = Customer.objects.filter(pk__in=ids, owner=world.people[holder], collisions=None).order_by("pk")
    there = list(free.select_related("owner"))
    return (world.dice("pair", world.number(day), holder).choice(there) if there else None), world.people[challenger]


def _run_into(world: World, customer: Any, challenger: Any) -> Collision | None:
    """He wants to add it, and is told whose it is."""
    if customer is None:
        return None
    with suppress(Refusal):
        create(by=challenger, name=customer.name)
    fact = Fact.objects.said(CUSTOMER_REFUSED).filter(subject=f"customer:{customer.pk}").order_by("pk").last()
    with transaction.atomic():
        return met(fact) if fact else None


def _end(world: World, one: Waiting) -> None:
    collision, judge = one.collision, one.collision.judge
    if one.end == "settled" or judge is None:
        acts.settle(collision, by=collision.challenger, outcome="owner", to=collision.holder, words=outside.SETTLED)
        return
    said: dict[str, Any] = {"outcome": "owner", "to": collision.holder, "reason": outside.RULED}
    if one.end == "split":
        said |= {"outcome": "split", "share": 30, "reason": outside.SPLIT}
    acts.rule(collision, by=judge, rests_on=collision.attempts[0], **said)
