"""Reading and checking the four files. Nothing is written; every row is kept or itemised with a reason."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.text import Names, squash
from xiaodui.exchange.reading import BadValue, ReadError, parse_amount, parse_date, read_table
from xiaodui.exchange.report import Matched, Report

TEAMS, PRODUCTS, ACCOUNTS, DEALS = "sales_teams.csv", "products.csv", "accounts.csv", "sales_pipeline.csv"
STAGES = {"prospecting": "open", "engaging": "open", "won": "won", "lost": "lost"}
# Misspelt in the published files; everything else is taken as it is written.
SPELLING = {"technolgy": "technology", "Philipines": "Philippines"}


@dataclass(frozen=True)
class Agent:
    name: str
    manager: str
    region: str


@dataclass(frozen=True)
class ProductRow:
    name: str
    series: str
    price: Decimal


@dataclass(frozen=True)
class AccountRow:
    name: str
    sector: str
    region: str
    founded_in: int | None
    revenue: Decimal | None
    employees: int | None
    parent: str


@dataclass(frozen=True)
class DealRow:
    code: str
    agent: str
    product: str
    account: str
    stage: str
    engaged_on: date | None
    closed_on: date | None
    value: Decimal | None
    line: int = 0

    @property
    def state(self) -> str:
        return STAGES[self.stage]


@dataclass
class Files:
    """`deals` in order of engagement, those without a date last. Names are as the company's own lists spell them."""

    report: Report
    agents: list[Agent] = field(default_factory=list)
    products: list[ProductRow] = field(default_factory=list)
    accounts: list[AccountRow] = field(default_factory=list)
    deals: list[DealRow] = field(default_factory=list)

    def totals(self) -> dict[str, Any]:
        states = [deal.state for deal in self.deals]
        won = sum((deal.value for deal in self.deals if deal.state == "won" and deal.value), Decimal(0))
        return {
            "accounts": len(self.accounts), "products": len(self.products), "agents": len(self.agents),
            "managers": len({agent.manager for agent in self.agents}), "deals": len(self.deals),
            "won": states.count("won"), "lost": states.count("lost"), "open": states.count("open"),
            "won_amount": int(won) if won == won.to_integral_value() else str(won),
        }  # fmt: skip


class _Lines:
    """One file's rows as dictionaries by header, with its own rejecting."""

    def __init__(self, folder: Path, name: str, columns: list[str], report: Report) -> None:
        self.name, self.report = name, report
        path = folder / name
        if not path.is_file():
            raise ReadError(
                "file.missing", _("没有找到 %(name)s，它应该在 %(folder)s 里。") % {"name": name, "folder": folder}
            )
        with read_table(path) as table:
            if missing := [column for column in columns if column not in table.header]:
                raise ReadError(
                    "columns.missing",
                    _("%(name)s 里缺这些列：%(columns)s。") % {"name": name, "columns": ", ".join(missing)},
                )
            self.rows = [
                (number, dict(zip(table.header, map(str.strip, cells), strict=False)))
                for number, cells in table.numbered()
            ]

    def __iter__(self) -> Iterator[tuple[int, dict[str, str]]]:
        return iter(self.rows)

    def take(self, build: Callable[[dict[str, str]], Any], key: str) -> Iterator[Any]:
        """Built rows; one that can't be understood, or repeats the key, is rejected with its line."""
        seen: set[str] = set()
        for number, row in self.rows:
            self.report.read[self.name] += 1
            try:
                if not row[key]:
                    raise BadValue("key.missing", _("「%(column)s」空着，这一行没法认。") % {"column": key}, "")
                if squash(row[key]) in seen:
                    raise BadValue("key.twice", _("「%(value)s」前面已经有一行了。") % {"value": row[key]}, row[key])
                built = build({**row, "": str(number)})
                seen.add(squash(row[key]))
                yield built
            except BadValue as bad:
                self.report.reject(self.name, number, bad.code, bad.sentence, row.values())


def read_files(folder: Path) -> Files:
    """All four files of the folder. ReadError when one is missing or has other columns."""
    report = Report()
    files = Files(report)
    teams = _Lines(folder, TEAMS, ["sales_agent", "manager", "regional_office"], report)
    files.agents = list(teams.take(_agent, "sales_agent"))
    products = _Lines(folder, PRODUCTS, ["product", "series", "sales_price"], report)
    files.products = list(products.take(_product, "product"))
    accounts = _Lines(folder, ACCOUNTS, ["account", "sector", "office_location"], report)
    files.accounts = list(accounts.take(_account, "account"))
    columns = "opportunity_id sales_agent product account deal_stage engage_date close_date close_value"
    pipeline = _Lines(folder, DEALS, columns.split(), report)
    known = _Known(files)
    deals = list(pipeline.take(known.deal, "opportunity_id"))
    files.deals = sorted(deals, key=lambda deal: (deal.engaged_on or date.max, deal.code))
    return files


def _agent(row: dict[str, str]) -> Agent:
    for column in ("manager", "regional_office"):
        if not row[column]:
            raise BadValue("team.missing", _("「%(column)s」空着，不知道他在哪个组。") % {"column": column}, "")
    return Agent(row["sales_agent"], row["manager"], row["regional_office"])


def _product(row: dict[str, str]) -> ProductRow:
    price = parse_amount(row["sales_price"])
    if price is None or price < 0:
        raise BadValue("price.missing", _("「%(value)s」没有标价。") % {"value": row["product"]}, row["sales_price"])
    return ProductRow(row["product"], row["series"], price)


def _whole(text: str) -> int | None:
    value = parse_amount(text)
    return None if value is None else int(value)


def _account(row: dict[str, str]) -> AccountRow:
    revenue = parse_amount(row.get("revenue", ""))
    return AccountRow(
        row["account"], SPELLING.get(row["sector"], row["sector"]),
        SPELLING.get(row["office_location"], row["office_location"]), _whole(row.get("year_established", "")),
        None if revenue is None else revenue * 1_000_000, _whole(row.get("employees", "")),
        row.get("subsidiary_of", ""),
    )  # fmt: skip


class _Known:
    """The names that deals may refer to."""

    def __init__(self, files: Files) -> None:
        self.report = files.report
        self.agents = Names(agent.name for agent in files.agents)
        self.products = Names(product.name for product in files.products)
        self.accounts = Names(account.name for account in files.accounts)

    def deal(self, row: dict[str, str]) -> DealRow:
        stage = row["deal_stage"].lower()
        if stage not in STAGES:
            raise BadValue(
                "stage.unknown", _("没有「%(value)s」这个阶段。") % {"value": row["deal_stage"]}, row["deal_stage"]
            )
        engaged, closed = _day(row["engage_date"]), _day(row["close_date"])
        value = parse_amount(row["close_value"]) if row["close_value"] else None
        _check_end(STAGES[stage], engaged, closed, value)
        account = self._named(self.accounts, "account", row["account"]) if row["account"] else ""
        agent = self._named(self.agents, "sales_agent", row["sales_agent"])
        product = self._named(self.products, "product", row["product"])
        return DealRow(row["opportunity_id"], agent, product, account, stage, engaged, closed, value, int(row[""]))

    def _named(self, names: Names, column: str, said: str) -> str:
        found = names.match(said) if said else None
        if found is None:
            raise BadValue(f"{column}.unknown", _("「%(value)s」不在名单里，也没有相近的。") % {"value": said}, said)
        if found.name != said:
            self.report.matched[Matched(DEALS, column, said, found.name)] += 1
        return found.name


def _day(text: str) -> date | None:
    return parse_date(text) if text else None


def _check_end(state: str, engaged: date | None, closed: date | None, value: Decimal | None) -> None:
    if state != "open" and closed is None:
        raise BadValue("close.missing", _("已经关闭的商机要有关闭日。"), "")
    if state == "won" and value is None:
        raise BadValue("value.missing", _("赢单要有金额。"), "")
    if value is not None and value < 0:
        raise BadValue("value.negative", _("金额不能是负数。"), str(value))
    if engaged and closed and closed < engaged:
        raise BadValue(
            "close.early",
            _("关闭日 %(closed)s 早于开始日 %(engaged)s。") % {"closed": closed, "engaged": engaged},
            str(closed),
        )
