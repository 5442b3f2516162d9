"""Lists leave as files: within sight, narrowed as on the page, harmless in a spreadsheet, and on record."""

from io import BytesIO
from types import SimpleNamespace

import openpyxl
import pytest
from django.urls import reverse

from tests.cast import sign_in
from xiaodui.core.sockets import EXPORTS, ListExport
from xiaodui.deals.acts import create as open_deal
from xiaodui.deals.models import Deal
from xiaodui.exchange.acts import ask
from xiaodui.exchange.reading import read_table
from xiaodui.governance import rules
from xiaodui.journal.models import Fact
from xiaodui.people.models import Grant, Role

pytestmark = pytest.mark.django_db


def rows(person, params):
    found = Deal.objects.visible_to(person).order_by("pk")
    if "min" in params:
        found = found.filter(amount__gte=params["min"])
    for deal in found.select_related("owner"):
        yield deal.title, deal.owner.name, deal.amount, deal.created_at


@pytest.fixture
def sales(cast, monkeypatch):
    columns = (("title", "商机"), ("owner", "归谁"), ("amount", "金额"), ("created_at", "开单"))
    monkeypatch.setattr(EXPORTS, "_plugged", [ListExport("test-deals", "测试商机", columns, rows)])
    for owner, title, amount in ((cast.wanglei, "=1+1", 5), (cast.chenchen, "乙单", 50), (cast.zhaomin, "丙单", 500)):
        open_deal(by=owner, title=title, amount=str(amount))
    return cast


def may_export(cast, person):
    role = Role.objects.create(code="taker", name_zh="导出", name_en="Taker", rights=["export"], reach="self")
    Grant.objects.create(person=person, role=role, team=person.team, since="2025-01-01")
    return cast.fresh(person)


def said(person, key="test-deals"):
    """The day's purpose, said once."""
    ask(by=person, list=key, reason="核对季度名单")


def taken(client, person, form="csv", **params):
    said(person)
    answer = sign_in(client, person).get(reverse("export", args=["test-deals", form]), params)
    assert answer.status_code == 200
    return answer


def table(answer):
    with read_table(b"".join(answer.streaming_content)) as read:
        return read.header, list(read.rows)


def test_the_owner_takes_all_and_a_member_his_own(sales, client):
    header, all_rows = table(taken(client, sales.laozhou))
    assert header == ["商机", "归谁", "金额", "开单"]
    assert [row[0] for row in all_rows] == ["=1+1", "乙单", "丙单"]
    _, own = table(taken(client, may_export(sales, sales.wanglei)))
    assert [row[:3] for row in own] == [["=1+1", "王磊", "5"]]


def test_the_leader_takes_his_team_narrowed_like_the_page(sales, client):
    _, found = table(taken(client, sales.lijing, min="10"))
    assert [row[0] for row in found] == ["乙单"]


def test_without_the_right_nothing_leaves(sales, client):
    url = reverse("export", args=["test-deals", "csv"])
    said(sales.lijing)
    assert sign_in(client, sales.lijing).get(url).status_code == 200
    before = Fact.objects.filter(verb="export.made").count()
    assert sign_in(client, sales.wanglei).get(url).status_code == 403
    assert sign_in(client, sales.nobody).get(url).status_code == 302
    assert sign_in(client, sales.gone).get(url).status_code == 302
    assert Fact.objects.filter(verb="export.made").count() == before


@pytest.mark.parametrize("path", ["/export/people.csv", "/export/test-deals.pdf", "/export/test-deals"])
def test_what_is_not_offered_is_not_there(sales, client, path):
    assert sign_in(client, sales.laozhou).get(path).status_code == 404


def test_no_formula_leaves(sales, client):
    data = b"".join(taken(client, sales.laozhou).streaming_content)
    assert data.startswith(b"\xef\xbb\xbf") and b"\r\n'=1+1," in data
    book = openpyxl.load_workbook(BytesIO(b"".join(taken(client, sales.laozhou, "xlsx").streaming_content)))
    cell = book.active["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_each_export_is_a_fact_without_what_was_searched_for(sales, client):
    taken(client, sales.lijing, "xlsx", min="10", q="昆山")
    [fact] = Fact.objects.filter(verb="export.made")
    assert fact.actor == f"person:{sales.lijing.pk}"
    said = {name: fact.detail[name] for name in ("key", "what", "rows", "format", "filters")}
    assert said == {"key": "test-deals", "what": "测试商机", "rows": 1, "format": "XLSX", "filters": {"min": "10"}}


def test_a_row_that_fails_sends_no_half_file(sales, client, monkeypatch):
    def broken(person, params):
        yield "a", "b", 1, None
        raise RuntimeError("row")

    monkeypatch.setattr(EXPORTS, "_plugged", [ListExport("test-deals", "测试", (("a", "甲"),), broken)])
    client.raise_request_exception = False
    said(sales.laozhou)
    assert sign_in(client, sales.laozhou).get(reverse("export", args=["test-deals", "csv"])).status_code == 500
    assert not Fact.objects.filter(verb="export.made").exists()


def test_a_long_export_takes_no_memory(sales, client, monkeypatch):
    """200,000 rows of 100 characters; what is held at any time is a small share of them."""
    import tracemalloc

    def many(person, params):
        return ((f"{n:0100d}",) for n in range(200_000))

    monkeypatch.setattr(EXPORTS, "_plugged", [ListExport("test-deals", "测试", (("a", "甲"),), many)])
    rule = SimpleNamespace(value=300_000, cite="data.export@1")
    monkeypatch.setattr(rules, "value", lambda code, **of: rule)
    sign_in(client, sales.laozhou)
    said(sales.laozhou)
    tracemalloc.start()
    answer = client.get(reverse("export", args=["test-deals", "csv"]))
    size = sum(len(piece) for piece in answer.streaming_content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size > 20_000_000 and peak < 8_000_000
