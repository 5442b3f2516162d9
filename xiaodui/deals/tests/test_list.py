"""The list of deals, and through it the machinery of all lists."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import sign_in
from xiaodui.deals import acts
from xiaodui.deals.lists import COLUMNS, rows
from xiaodui.deals.models import Deal
from xiaodui.deals.tests.crowd import crowd

pytestmark = pytest.mark.django_db
BUDGET = 9


def ids(text):
    return [int(pk) for pk in re.findall(r'id="deal-row-(\d+)"', text)]


def walked(client, path):
    """Ids over all pages, following 下一页."""
    found = []
    while path:
        text = client.get(path).text
        found += ids(text)
        following = re.search(r'rel="next" href="([^"]+)"', text)
        path = following[1].replace("&amp;", "&") if following else ""
    return found


SORTS = ["", "created", "-amount", "amount", "stage", "-stage", "expected", "-expected", "title", "nonsense"]


@pytest.mark.parametrize("sort", SORTS)
def test_pages_hold_every_row_once_in_the_order_asked_for(cast, client, sort):
    crowd(170, [cast.wanglei])
    found = walked(sign_in(client, cast.wanglei), f"/deals/list?sort={sort}")
    assert len(found) == 170 == len(set(found))
    deals = Deal.objects.in_bulk(found)
    if sort.endswith("amount"):
        amounts = [deals[pk].amount for pk in found]
        assert amounts == sorted(amounts, reverse=sort.startswith("-"))
    if sort.endswith("expected"):
        days = [deals[pk].expected_on for pk in found]
        known = [day for day in days if day]
        assert known == sorted(known, reverse=sort.startswith("-"))
        assert days[len(known) :] == [None] * (170 - len(known))


def test_each_filter_leaves_what_it_says(cast, client, stages):
    crowd(120, [cast.wanglei, cast.chenchen])
    sign_in(client, cast.lijing)
    cases = {
        "state=won": lambda d: d.won_on,
        "state=lost": lambda d: d.lost_on,
        "state=open": lambda d: d.closed_on is None,
        f"stage={stages[1].pk}": lambda d: d.stage_id == stages[1].pk,
        f"owner={cast.wanglei.pk}": lambda d: d.owner == cast.wanglei,
        "amount_from=50000&amount_to=9 万": lambda d: d.amount >= 50000,
        "amount_from=50000&amount_to=90,000": lambda d: 50000 <= d.amount <= 90000,
        f"team={cast.east.pk}": lambda d: True,
        "q=立讯": lambda d: "立讯" in d.customer.name,
        "q=kslx": lambda d: "立讯" in d.customer.name,
        "stuck=1": lambda d: d.is_stuck,
        "stage=999&owner=x&amount_from=abc&expected_from=2026-99-99": lambda d: True,
    }
    deals = list(Deal.objects.select_related("customer", "stage"))
    for query, wanted in cases.items():
        expected = {deal.pk for deal in deals if wanted(deal)}
        assert expected and set(walked(client, f"/deals/list?{query}")) == expected, query


def test_a_filter_names_itself_and_can_be_taken_off(cast, client, deal):
    text = sign_in(client, cast.wanglei).get(f"/deals/list?state=open&owner={cast.wanglei.pk}").text
    assert "归谁 王磊" in text and f'href="/deals/list?owner={cast.wanglei.pk}"' in text


def test_a_team_out_of_sight_filters_nothing_and_names_nothing(cast, client, deal):
    text = sign_in(client, cast.lijing).get(f"/deals/list?team={cast.south.pk}").text
    assert "昆山立讯二期" in text and "华南" not in text


def test_a_broken_page_mark_shows_the_first_page(cast, client, deal):
    sign_in(client, cast.wanglei)
    for mark in ("%%%", "bm9uc2Vuc2U", "WyItY3JlYXRlZCIsIngiLDFd", "WyItY3JlYXRlZCIsMSwieCJd"):
        assert ids(client.get(f"/deals/list?after={mark}").text) == [deal.pk]


def test_the_file_holds_what_the_list_shows(cast, deal):
    acts.create(by=cast.chenchen, title="别人的", amount="5")
    found = list(rows(cast.wanglei, {"q": "立讯"}))
    assert [row[1] for row in found] == ["昆山立讯二期"] and len(found[0]) == len(COLUMNS)
    assert {row[1] for row in rows(cast.lijing, {})} == {"昆山立讯二期", "别人的"}
    assert list(rows(cast.zhaomin, {})) == []


def test_the_list_asks_as_often_for_2000_deals_as_for_60(cast, client):
    counts = []
    sign_in(client, cast.wanglei)
    for more in (60, 1940):
        crowd(more, [cast.wanglei])
        client.get("/deals/list")  # the session is written on the first visit
        with CaptureQueriesContext(connection) as caught:
            client.get("/deals/list")
        counts.append(len(caught))
    assert counts[0] == counts[1] <= BUDGET
