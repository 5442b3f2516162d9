"""Handing over: to the newcomer, after a change of teams, and now and then."""

from datetime import date

from xiaodui.core import clock
from xiaodui.customers.acts import hand_over
from xiaodui.deals.acts import hand_over as hand_over_deal
from xiaodui.demo.life import Life
from xiaodui.demo.lives.book import Account, Book
from xiaodui.demo.names.cast import MOVER, NEWCOMER
from xiaodui.demo.names.talk import HAND_OVER_WHY, MOVER_WHY, NEWCOMER_WHY
from xiaodui.demo.world import World

NOW_AND_THEN = 0.12
"""A day's chance that somebody passes a customer on."""
GIVERS = ("wanglei", "sunhao", "xuhang")
STAYS_WITH = "zhengyu"


class Passing(Life):
    name, order = "passing", 35

    def morning(self, world: World, day: date) -> None:
        if day == world.today:
            return
        dice = world.dice(self.name, world.number(day))
        book: Book = world.kept["book"]
        newcomer = world.people.get(NEWCOMER.login)
        if newcomer and newcomer.joined_on < day and not book.of(NEWCOMER.login):
            for giver in GIVERS:
                for account in book.of(giver)[:2]:
                    _pass(world, account, day, NEWCOMER.login, NEWCOMER_WHY)
        if world.number(day) == (len(world.days) - 1) // 2:
            for account in book.of(MOVER)[:4]:
                _pass(world, account, day, STAYS_WITH, MOVER_WHY)
        elif dice.random() < NOW_AND_THEN:
            giver = dice.choice(world.sellers())
            mates = [one for one in world.sellers() if one != giver and _same_team(world, one, giver)]
            if book.of(giver) and mates:
                account, why = dice.choice(book.of(giver)), dice.choice(HAND_OVER_WHY)
                _pass(world, account, day, dice.choice(mates), why)


def _same_team(world: World, one: str, other: str) -> bool:
    return bool(world.people[one].team_id == world.people[other].team_id)


def _pass(world: World, account: Account, day: date, to: str, reason: str) -> None:
    """The customer, and with it the deal that is open there; first thing in the morning, before anybody works on it.

    By its owner: while it is protected nobody else may give it away.
    """
    by = world.people[account.login]
    dice = world.dice("pass", account.customer.name, day)
    with clock.at(world.moment(dice, day, dice.uniform(0, 0.015))):
        hand_over(account.customer, by=by, to=world.people[to], reason=reason)
        account.login = to
        for track in world.kept["book"].tracks:
            if track.account is account:
                hand_over_deal(track.deal, by=by, to=world.people[to], reason=reason)
                track.login = to
