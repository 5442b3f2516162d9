"""Each page keeps to its number of queries in `queries.csv`, and asks no more when there is twice as much to show.

A page is added by a row: its path as it is asked, the part of the cast, the most queries that it may cost.
"""

import csv
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import sign_in
from tests.sold import NOW, sell
from xiaodui.core import clock
from xiaodui.deals.models import Deal
from xiaodui.governance import book

TABLE = Path(__file__).with_name("queries.csv")


def budgets() -> list[tuple[str, str, int]]:
    with TABLE.open(newline="") as lines:
        return [(row["page"], row["person"], int(row["most"])) for row in csv.DictReader(lines)]


def cost(person: Any, page: str) -> list[str]:
    """The queries of one visit by a person who was here before, so that what a process learns once is learnt."""
    client = sign_in(Client(), person)
    assert client.get(page).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return [query["sql"] for query in asked.captured_queries]


def over(people: dict[str, Any], table: list[tuple[str, str, int]]) -> dict[str, str]:
    """Pages that cost more than they may, with what they cost."""
    found = {}
    for page, part, most in table:
        if len(queries := cost(people[part], page)) > most:
            found[f"{page} {part}"] = f"{len(queries)} > {most}\n" + "\n".join(queries)
    return found


@pytest.fixture
def season(cast: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    # Whether half a second went by since the rulebook was looked at must not decide over a query more or less.
    monkeypatch.setattr(book, "LOOK_EACH", 1e9)
    book.forget()
    sell(cast)
    with clock.at(NOW):
        yield cast


def test_pages_keep_to_their_budgets(season: Any) -> None:
    assert over(season.people, budgets()) == {}


@pytest.mark.parametrize(("part", "deal", "customer"), [("owner", 14, 34), ("leader", 16, 36), ("member", 15, 33)])
def test_a_record_s_page_keeps_to_its_budget(season: Any, part: str, deal: int, customer: int) -> None:
    one = Deal.objects.open().filter(owner=season.wanglei).exclude(customer=None).order_by("pk")[0]
    asked = [(f"/deals/{one.pk}", part, deal), (f"/customers/{one.customer_id}", part, customer)]
    assert over(season.people, asked) == {}


@pytest.mark.long
def test_twice_as_much_costs_the_same(season: Any) -> None:
    def costs() -> dict[str, int]:
        return {f"{page} {part}": len(cost(season.people[part], page)) for page, part, _most in budgets()}

    before = costs()
    sell(season, mark="二")
    assert {page: n for page, n in costs().items() if n > before[page]} == {}


def test_a_breach_is_found(season: Any) -> None:
    assert "/ranking member" in over(season.people, [("/ranking", "member", 2)])
