"""A customer who isn't content, now and then: written down, answered after both sides were heard, and two that still wait."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from xiaodui.complaints import acts
from xiaodui.complaints.models import Complaint
from xiaodui.core import clock
from xiaodui.customers.models import Customer
from xiaodui.demo.life import Life
from xiaodui.demo.lives.book import Book
from xiaodui.demo.names import outside
from xiaodui.demo.world import World

BEFORE = {72: "unfounded", 52: "upheld", 37: "withdrawn", 22: "upheld", 12: "unfounded"}
"""Working days before today on which one came in, and how it was answered the next morning."""
SELLERS = ("wanglei", "chenchen")


@dataclass
class Waiting:
    complaint: Complaint
    outcome: str
    reply: str
    answer: str


class Complaining(Life):
    name, order = "complaining", 46

    def __init__(self) -> None:
        self.waiting: list[Waiting] = []

    def morning(self, world: World, day: date) -> None:
        while self.waiting:
            one = self.waiting.pop()
            about, answerer = one.complaint.about, one.complaint.answerer
            with clock.at(world.moment(world.dice(self.name, "end", world.number(day)), day, 0.1)):
                acts.reply(one.complaint, by=about, text=one.reply)
                acts.answer(one.complaint, by=answerer, outcome=one.outcome, text=one.answer)

    def evening(self, world: World, day: date) -> None:
        outcome = BEFORE.get(len(world.days) - 1 - world.number(day))
        if outcome is None:
            return
        with clock.at(world.moment(world.dice(self.name, world.number(day)), day, 0.9)):
            made = _file(world, day, SELLERS[world.number(day) % 2])
            if made is not None:
                said = world.dice(self.name, "said", world.number(day)).choice(outside.ANSWERED[outcome])
                self.waiting.append(Waiting(made, outcome, *said))

    def finish(self, world: World) -> None:
        """One that waits for 李静, with the other side told; one of today."""
        first = _file(world, world.today, "wanglei")
        if first is not None:
            acts.reply(first, by=first.about, text=outside.ANSWERED["unfounded"][0][0])
        _file(world, world.today, "chenchen")


def _file(world: World, day: date, seller: str) -> Complaint | None:
    """Whoever of his mates takes the call writes it down: his leader."""
    book: Book = world.kept["book"]
    ids = [account.customer.pk for account in book.of(seller)]
    there: list[Any] = list(
        Customer.objects.filter(pk__in=ids, owner=world.people[seller], complaints=None).order_by("pk")
    )
    if not there:
        return None
    dice = world.dice("complaint", world.number(day), seller)
    text = dice.choice(outside.COMPLAINTS)
    return acts.file(dice.choice(there), by=world.people["lijing"], text=text, channel="call")  # type: ignore[no-any-return]
