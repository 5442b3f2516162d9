"""Bringing the files in through the acts, at the files' own dates, in small transactions that a crash can't halve."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from xiaodui.catalog.acts import create as add_product
from xiaodui.catalog.models import Product
from xiaodui.core import clock
from xiaodui.core.acts import Asked
from xiaodui.core.text import squash
from xiaodui.customers.acts import create as add_customer
from xiaodui.customers.acts.inputs import NewCustomer
from xiaodui.customers.models import Customer
from xiaodui.exchange.formats.crm_sales.deals import bring_deals
from xiaodui.exchange.formats.crm_sales.files import Files, read_files
from xiaodui.exchange.formats.crm_sales.organisation import enter_people
from xiaodui.exchange.report import Report

Progress = Callable[[str, int, int], None]


def quiet(what: str, done: int, total: int) -> None:
    """No progress shown."""


def run(folder: Path, *, dry_run: bool = False, progress: Progress = quiet) -> dict[str, Any]:
    """Import the folder; the answer is what `--json` prints. A second run of the same files adds nothing.

    With `dry_run` only reads, checks and compares. Killed at any point, the next run goes on at the next row.
    """
    files = read_files(folder)
    if dry_run:
        return {"dry_run": True, **files.totals(), **_compared(files).as_json()}
    since = min((deal.engaged_on for deal in files.deals if deal.engaged_on), default=clock.today()).replace(day=1)
    people = enter_people(files, since)
    products = _bring_products(files)
    accounts = _bring_accounts(files, since)
    bring_deals(files, people, products, accounts, progress)
    return {"dry_run": False, **files.totals(), **files.report.as_json()}


def _compared(files: Files) -> Report:
    """What a run would add, by comparing names and codes with what is there."""
    from xiaodui.deals.models import Deal
    from xiaodui.people.models import Person

    report = files.report
    there = set(Person.objects.values_list("name", flat=True))
    report.added["agents"] = sum(agent.name not in there for agent in files.agents)
    report.added["managers"] = len({agent.manager for agent in files.agents} - there)
    known = set(Product.objects.values_list("folded", flat=True))
    report.added["products"] = sum(Product.fold(row.name) not in known for row in files.products)
    folded = set(Customer.objects.values_list("folded", flat=True))
    report.added["accounts"] = sum(squash(row.name) not in folded for row in files.accounts)
    codes = set(Deal.objects.exclude(code=None).values_list("code", flat=True))
    report.added["deals"] = sum(row.code not in codes for row in files.deals)
    return report


def _bring_products(files: Files) -> dict[str, Product]:
    there = {product.folded: product for product in Product.objects.all()}
    for row in files.products:
        if Product.fold(row.name) not in there:
            made = add_product(by=None, name=row.name, series=row.series, price=row.price)
            there[made.folded] = made
            files.report.added["products"] += 1
    return {row.name: there[Product.fold(row.name)] for row in files.products}


def _bring_accounts(files: Files, since: date) -> dict[str, Customer]:
    """Accounts in order of the file, each parent before its children."""
    there = {customer.folded: customer for customer in Customer.objects.all()}
    rows = {row.name: row for row in files.accounts}
    at = datetime.combine(since - timedelta(days=1), datetime.min.time(), UTC)

    def bring(name: str, on_the_way: frozenset[str] = frozenset()) -> Customer:
        folded = squash(name)
        if folded in there:
            return there[folded]
        row = rows[name]
        parent = bring(row.parent, on_the_way | {name}) if row.parent in rows and row.parent not in on_the_way else None
        asked = NewCustomer(
            name=row.name, sector=row.sector, region=row.region, founded_in=row.founded_in, employees=row.employees,
            revenue=None if row.revenue is None else Decimal(row.revenue), parent=parent,
        )  # fmt: skip
        [there[folded]] = add_customer.many([Asked(asked, by=None, at=at)])
        files.report.added["accounts"] += 1
        return there[folded]

    return {row.name: bring(row.name) for row in files.accounts}
