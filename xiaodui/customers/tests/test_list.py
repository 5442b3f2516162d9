"""The list of customers: order, filters, pages, files, and what it costs."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import sign_in
from xiaodui.core import clock
from xiaodui.customers.hears import customer_words
from xiaodui.customers.lists import ALL, COLUMNS, MINE, export, in_sight, own
from xiaodui.customers.models import Customer, Involvement
from xiaodui.search.writing import index_many

pytestmark = pytest.mark.django_db
BUDGET = 13


def crowd(n, people):
    now = clock.now()
    rows = [
        Customer(
            owner=people[i % len(people)], level="ABCD"[i % 4], sector=["精密", "物流"][i % 2], region="苏州", source="展会",
            created_at=now, touched_at=now - timedelta(hours=i // 3 * 12), owned_since=now, qualified_on=clock.day_of(now),
        ).named(f"客户 {i:04d}")
        for i in range(n)
    ]  # fmt: skip
    Customer.objects.bulk_create(rows, batch_size=500)
    Involvement.note({(row.pk, row.owner_id) for row in rows}, now)
    return rows


def ids(text):
    return [int(pk) for pk in re.findall(r'id="customer-row-(\d+)"', text)]


def walked(client, path):
    found = []
    while path:
        text = client.get(path).text
        found += ids(text)
        following = re.search(r'rel="next" href="([^"]+)"', text)
        path = following[1].replace("&amp;", "&") if following else ""
    return found


@pytest.mark.parametrize("sort", ["", "-touched", "touched", "name", "-name", "owner__password"])
def test_pages_hold_every_row_once(cast, client, sort):
    crowd(130, [cast.wanglei])
    found = walked(sign_in(client, cast.wanglei), f"/customers?sort={sort}")
    assert len(found) == 130 == len(set(found))


def test_each_filter_leaves_what_it_says(cast, client):
    index_many(customer_words(crowd(90, [cast.wanglei, cast.chenchen])))
    sign_in(client, cast.lijing)
    quiet = clock.now() - timedelta(days=30)
    cases = {
        "level=B": lambda c: c.level == "B",
        "sector=物流": lambda c: c.sector == "物流",
        f"owner={cast.chenchen.pk}": lambda c: c.owner_id == cast.chenchen.pk,
        f"team={cast.thunder.pk}": lambda c: True,
        f"team={cast.breeze.pk}": lambda c: True,  # out of sight: no such filter
        "quiet=1": lambda c: c.touched_at < quiet,
        "q=0007": lambda c: "0007" in c.name,
        "region=杭州": lambda c: False,
        "level=X&owner=abc&touched_from=never": lambda c: True,
    }
    everything = list(Customer.objects.all())
    for query, holds in cases.items():
        assert sorted(walked(client, f"/customers?{query}")) == sorted(c.pk for c in everything if holds(c)), query


def test_a_file_holds_what_the_list_shows(cast, client):
    crowd(60, [cast.wanglei, cast.zhaomin])
    leader = cast.fresh(cast.lijing)
    file = export(ALL, in_sight, "")
    found = list(file.rows(leader, {"level": "A"}))
    assert len(found[0]) == len(COLUMNS) + len(file.more(leader))
    assert {row[0] for row in found} == set(walked(sign_in(client, leader), "/customers?level=A"))
    assert list(export(MINE, own, "").rows(leader, {})) == []


def cost(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return [query["sql"] for query in asked.captured_queries]


@pytest.mark.parametrize("path", ["/customers", "/customers/mine", "/customers?level=A"])
def test_two_thousand_cost_as_many_queries_as_sixty(cast, client, path):
    """The session's and the person's own are among them."""
    crowd(60, [cast.wanglei])
    sign_in(client, cast.wanglei)
    few = cost(client, path)
    crowd(1940, [cast.wanglei])
    many = cost(client, path)
    assert len(many) <= max(len(few), BUDGET), "\n".join(many)
    assert len(many) <= BUDGET, "\n".join(many)


def test_a_customers_page_costs_the_same_with_more_around_it(cast, client, customer):
    sign_in(client, cast.wanglei)
    few = len(cost(client, f"/customers/{customer.pk}"))
    crowd(1000, [cast.wanglei])
    assert len(cost(client, f"/customers/{customer.pk}")) <= few + 1


def test_j_and_k_lead_to_the_neighbours(cast, client):
    rows = crowd(9, [cast.wanglei])
    order = walked(sign_in(client, cast.wanglei), "/customers")
    page = client.get(f"/customers/{order[4]}").text
    assert f'href="/customers/{order[3]}" data-step="-1"' in page
    assert f'href="/customers/{order[5]}" data-step="1"' in page
    assert len(rows) == len(order)
