"""Figures of an imported company equal plain arithmetic on its files: by `ask`, through the API and on the page.

Once on thirty rows of our own, once on the published set where `XIAODUI_SAMPLES` names a folder that has it.
"""

import csv
import html
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from tests import small_crm
from xiaodui.exchange.formats.crm_sales import run
from xiaodui.measures.asking import ask
from xiaodui.measures.period import Period, key_of_day
from xiaodui.people.models import Person

CODES = ("deals.won_amount", "deals.won_count", "deals.lost_count", "deals.win_rate", "deals.cycle_days")
SPAN = Period(date(2016, 10, 1), date(2017, 12, 31))
CUTS = ("person", "team", "product", "month", "quarter")
pytestmark = pytest.mark.django_db


class Plain:
    """The files read with the standard library and nothing of ours."""

    def __init__(self, folder: Path) -> None:
        self.agents = {row["sales_agent"]: row["manager"] for row in self.rows(folder / "sales_teams.csv")}
        self.products = [row["product"] for row in self.rows(folder / "products.csv")]
        self.deals = self.rows(folder / "sales_pipeline.csv")

    @staticmethod
    def rows(path: Path) -> list[dict[str, str]]:
        with path.open(newline="", encoding="utf-8") as lines:
            return list(csv.DictReader(lines))

    def place(self, deal: dict[str, str], by: str) -> str:
        closed = deal["close_date"]
        return {
            "person": deal["sales_agent"], "team": self.agents[deal["sales_agent"]],
            "product": next(name for name in self.products if squashed(name) == squashed(deal["product"])),
            "month": closed[:7], "quarter": f"{closed[:4]}-Q{(int(closed[5:7] or 1) + 2) // 3}",
        }[by]  # fmt: skip

    def standing(self, by: str) -> list[str]:
        days = (date.fromordinal(day) for day in range(SPAN.start.toordinal(), SPAN.end.toordinal() + 1))
        return {
            "person": list(self.agents), "team": sorted(set(self.agents.values())), "product": self.products,
        }.get(by) or sorted({key_of_day(day, by) for day in days})  # fmt: skip

    def figures(self, by: str) -> dict[str, dict[str, Decimal | None]]:
        """{name: {code: value}}, with everybody who has nothing."""
        kept: dict[str, list[dict[str, str]]] = defaultdict(list)
        for deal in self.deals:
            if deal["deal_stage"] in ("Won", "Lost"):
                kept[self.place(deal, by)].append(deal)
        return {name: self.of(kept[name]) for name in {*self.standing(by), *kept}}

    @staticmethod
    def of(deals: list[dict[str, str]]) -> dict[str, Decimal | None]:
        won = [deal for deal in deals if deal["deal_stage"] == "Won"]
        days = [(date.fromisoformat(d["close_date"]) - date.fromisoformat(d["engage_date"])).days for d in won]
        return {
            "deals.won_amount": sum((Decimal(deal["close_value"]) for deal in won), Decimal(0)),
            "deals.won_count": Decimal(len(won)), "deals.lost_count": Decimal(len(deals) - len(won)),
            "deals.win_rate": share(Decimal(len(won)), len(deals)),
            "deals.cycle_days": share(Decimal(sum(days)), len(won)),
        }  # fmt: skip


def squashed(name: str) -> str:
    return name.replace(" ", "")


def share(part: Decimal, whole: int) -> Decimal | None:
    return (part / whole).quantize(Decimal("0.0001"), ROUND_HALF_UP) if whole else None


def sample(name: str, made: Path) -> Path:
    if name == "own":
        return small_crm.write(made)
    folder = Path(settings.SAMPLES or "/nowhere") / name
    if not folder.is_dir():
        pytest.skip("XIAODUI_SAMPLES names no folder with crm_sales; our own thirty rows were tried instead")
    return folder


@pytest.fixture(scope="module", params=["own", "crm_sales"])
def company(request: Any, django_db_setup: Any, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[Any]:
    """The folder imported once for all tests here, inside a transaction that is rolled back at the end."""
    folder = sample(request.param, tmp_path_factory.mktemp("crm"))
    with django_db_blocker.unblock(), transaction.atomic():
        from xiaodui.people import builtin
        from xiaodui.people.models import Role

        if not Role.objects.exists():
            builtin.lay(Role)
        said = run(folder)
        client = Client()
        client.force_login(Person.objects.get(is_owner=True))
        yield Plain(folder), client, said
        transaction.set_rollback(True)


def test_every_row_is_in(company: Any) -> None:
    plain, _client, said = company
    states = [deal["deal_stage"] for deal in plain.deals]
    assert (said["deals"], said["won"], said["lost"]) == (len(states), states.count("Won"), states.count("Lost"))
    assert said["rejected"] == 0 and said["agents"] == len(plain.agents)


@pytest.mark.parametrize("by", CUTS)
@pytest.mark.parametrize("code", CODES)
def test_asked(company: Any, code: str, by: str) -> None:
    plain = company[0]
    rows = {row.name: row.value for row in ask(code, None, SPAN, by).rows}
    assert rows == {name: figures[code] for name, figures in plain.figures(by).items()}


@pytest.mark.parametrize("by", CUTS)
@pytest.mark.parametrize("code", CODES)
def test_through_the_api(company: Any, code: str, by: str) -> None:
    plain, client, _said = company
    answer = client.get(f"/api/v1/measures/{code}", {"from": str(SPAN.start), "to": str(SPAN.end), "by": by}).json()
    rows = {row["name"]: None if row["value"] is None else Decimal(row["value"]) for row in answer["rows"]}
    assert rows == {name: figures[code] for name, figures in plain.figures(by).items()}
    whole = plain.of([deal for deal in plain.deals if deal["deal_stage"] in ("Won", "Lost")])[code]
    assert (None if answer["total"] is None else Decimal(answer["total"])) == whole


@pytest.mark.parametrize("by", ["person", "team", "product"])
def test_on_the_ranking(company: Any, by: str) -> None:
    """The title of each figure says it in full."""
    plain, client, _said = company
    page = client.get(
        "/ranking", {"p": "custom", "from": str(SPAN.start), "to": str(SPAN.end), "by": by}
    ).content.decode()
    table = page[page.index('<table class="tb folds ranking"') :]
    rows = {}
    for row in re.findall(rf'<tr[^>]*id="{by}-\d+".*?</tr>', table, re.S):
        name = html.unescape(re.search(r'<b class="strong cut">(.*?)</b>', row)[1])
        cells = re.findall(r'<td class="r.*?</td>', row, re.S)
        rows[name] = dict(zip(CODES, map(shown, cells), strict=True))
    assert rows == plain.figures(by)


@pytest.mark.parametrize("cut", ["month", "quarter"])
@pytest.mark.parametrize("code", CODES)
def test_on_the_trend(company: Any, code: str, cut: str) -> None:
    plain, client, _said = company
    asked = {"p": "custom", "from": str(SPAN.start), "to": str(SPAN.end), "cut": cut, "of": code}
    part = client.get("/ranking/trend", asked).content.decode()
    body = part[part.index("<tbody>") :]
    rows = {row[0]: shown(row[1]) for row in re.findall(r'<td class="num">(.*?)</td>(<td class="r.*?</td>)', body)}
    wanted = {short(name): figures[code] for name, figures in plain.figures(cut).items()}
    assert {key: rows[key] for key in wanted} == wanted
    assert all(not rows[key] for key in rows.keys() - wanted.keys()), "nothing happened outside the files' time"


def short(key: str) -> str:
    year, rest = key.split("-")
    return f"{year[2:]} {rest}" if rest.startswith("Q") else f"{year[2:]}/{int(rest)}"


def shown(cell: str) -> Decimal | None:
    exact = re.search(r'<(?:a|td)[^>]* title="([^"]*)"', cell)
    return Decimal(re.sub(r"[^\d.-]", "", exact[1])) if exact and "—" not in cell else None
