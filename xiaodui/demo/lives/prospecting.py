"""Customers and the humans there, and the deals that begin with them."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from random import Random

from xiaodui.customers.acts import add_contact
from xiaodui.customers.acts import create as add_customer
from xiaodui.customers.likeness import remembering
from xiaodui.deals.acts import create as open_deal
from xiaodui.deals.models import Stage
from xiaodui.demo.lives.book import Account, Book, Track
from xiaodui.demo.lives.doing import many, together
from xiaodui.demo.names.companies import new_company
from xiaodui.demo.names.humans import new_human
from xiaodui.demo.names.talk import STEPS
from xiaodui.demo.world import World

LEVELS = [("A", 2), ("B", 4), ("C", 3), ("D", 1), ("", 2)]
AMOUNT = (5.0, 60.0)
"""万; half of the deals lie below 13."""


def new_accounts(world: World, book: Book, dice: Random, wanted: Sequence[tuple[str, datetime]]) -> list[Account]:
    """A customer for each (login, at), with one or two contacts."""
    rows, companies = [], []
    for login, wanted_at in wanted:
        at = min(wanted_at, world.now)
        company = new_company(dice, world.region_of(login), book.brands)
        level = dice.choices(LEVELS, [weight for _, weight in LEVELS])[0][0]
        rows.append((None, world.people[login], at, {
            "name": company.name, "level": level, "sector": company.sector, "region": company.region,
            "source": company.source, "employees": dice.randrange(4, 120) * 10,
        }))  # fmt: skip
        companies.append(company)
    accounts = []
    with together(), remembering():
        for customer, company, (_none, by, at, _given) in zip(many(add_customer, rows), companies, rows, strict=True):
            humans = [new_human(dice, decides) for decides in ((False, True) if dice.random() < 0.6 else (None,))]
            for human in humans:
                add_contact(customer, by=by, at=at, name=human.name, title=human.title, phone=human.phone,
                            decides=human.decides)  # fmt: skip
            accounts.append(Account(customer, company, by.login, humans))
    book.accounts += accounts
    return accounts


def begin(
    world: World, book: Book, dice: Random, on: Sequence[tuple[Account, datetime, int]], day: date
) -> list[Track]:
    """A deal for each (account, at, stage number). Its first step lies after `day`."""
    stages = list(Stage.objects.in_use())
    rows, products, dues = [], [], []
    for account, at, stage in on:
        product, goods = dice.choices(world.kept["products"], [g.weight for _p, g in world.kept["products"]])[0]
        due = next_touch(world, dice, account.login, day)
        text, next_on = step(world, dice, account, stage, due)
        rows.append((None, world.people[account.login], at, {
            "title": f"{account.company.short[2:]} {dice.choice(goods.jobs)}", "amount": str(an_amount(dice)),
            "customer": account.customer, "product": product, "stage": stages[stage], "next_step": text,
            "next_on": next_on, "expected_on": world.later(due, dice.randint(8, 40)),
        }))  # fmt: skip
        products.append(product)
        dues.append(due)
        account.busy = True
    deals = many(open_deal, rows)
    tracks = [
        Track(deal, account, product, account.login, stage, due)
        for deal, (account, _at, stage), product, due in zip(deals, on, products, dues, strict=True)
    ]
    book.tracks += tracks
    return tracks


def an_amount(dice: Random) -> Decimal:
    low, high = AMOUNT
    wan = dice.lognormvariate(2.57, 0.62)
    if not low <= wan <= high:
        wan = dice.uniform(low, 20)
    return Decimal(round(wan * 2)) * 5000


def next_touch(world: World, dice: Random, login: str, day: date) -> date:
    usual = dice.gauss(4.8, 1.7) / max(world.about[login].pace, 0.6)
    return world.later(day, min(max(round(usual), 2), 9))


def step(world: World, dice: Random, account: Account, stage: int, due: date) -> tuple[str, date | None]:
    """The next step as it is written down: some forget it, some do it later than they wrote."""
    sloppy = world.about[account.login].sloppy
    luck = dice.random()
    text = dice.choice(STEPS[stage]).format(who=account.who, boss=account.boss)
    if luck < sloppy * 0.7:
        return "", None
    if luck < sloppy * 1.4:
        return text, world.later(due, -dice.randint(1, 3))
    return text, due
