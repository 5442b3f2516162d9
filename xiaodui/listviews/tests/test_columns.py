"""Columns of a list: chosen, ordered, sorted by, taken away in a file, and what they cost."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import sign_in
from xiaodui.core import clock
from xiaodui.core.sockets import EXPORTS
from xiaodui.customers.acts import create as add_customer
from xiaodui.dossiers import acts as dossiers
from xiaodui.dossiers.models import Field
from xiaodui.exchange.exporting import written
from xiaodui.followups.acts import create as follow_up
from xiaodui.listviews import acts
from xiaodui.listviews.models import Arrangement

pytestmark = pytest.mark.django_db


def heads(text):
    table = text[text.index("<thead>") : text.index("</thead>")]
    return [re.sub(r"<[^>]+>", "", one).strip() for one in re.findall(r"<th[^>]*>(.*?)</th>", table)]


def cost(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


@pytest.fixture
def customer(cast):
    return add_customer(
        by=cast.wanglei, name="苏州恒拓精密", source="展会", campaign="秋季展", region="苏州", level="A"
    )


@pytest.fixture
def field(cast):
    return dossiers.create_field(by=cast.laozhou, name_zh="装机台数", kind="number")


def test_a_list_comes_as_declared_until_somebody_chooses(cast, client, customer):
    sign_in(client, cast.wanglei)
    assert heads(client.get("/customers").text) == ["客户", "意向", "行业", "地区", "归谁", "在谈", "上次碰"]
    client.post("/columns/customers", {"columns": ["source", "campaign", "level"], "path": "/customers"})
    text = client.get("/customers").text
    assert heads(text) == ["客户", "来源", "市场活动", "意向"] and "秋季展" in text and 'data-label="来源"' in text
    assert heads(sign_in(client, cast.lijing).get("/customers").text)[1] == "意向", "it is his own choice"
    sign_in(client, cast.wanglei).post("/columns/customers", {"reset": "1", "path": "/customers"})
    assert len(heads(client.get("/customers").text)) == 7 and "data-label" not in client.get("/customers").text


def test_chosen_as_declared_is_not_chosen(cast):
    row = acts.choose_columns(by=cast.wanglei, list="deals", columns=["title", "customer", "stage", "amount", "expected_on",
                                                                      "next_step", "owner", "created_at"])  # fmt: skip
    assert row.columns == []
    assert acts.choose_columns(by=cast.wanglei, list="deals", columns=["amount"]).columns == ["amount"]


def test_the_name_stays_first_and_buttons_last(cast, client, customer):
    sign_in(client, cast.wanglei)
    assert heads(client.get("/customers?cols=level.name.source").text) == ["客户", "意向", "来源"]
    assert heads(client.get("/customers?cols=nonsense..<b>").text)[:2] == ["客户", "意向"]


def test_the_picker_shows_what_stands_there_first(cast, client, field):
    sign_in(client, cast.wanglei)
    acts.choose_columns(by=cast.wanglei, list="customers", columns=["source", field.key, "level"])
    text = client.get("/columns/customers", headers={"HX-Request": "true"}).text
    keys = re.findall(r'name="columns" value="([^"]+)"( checked)?', text)
    assert [key for key, on in keys if on] == ["name", "source", field.key, "level"]
    assert {"campaign", "tags", "last_followup", "protected_until", "region"} - {"tags"} <= {key for key, _on in keys}
    assert client.get("/columns/nonsense").status_code == 404 == client.get("/columns/violations").status_code


class TestWhatOtherRoomsKnow:
    COLS = "tags.last_followup.next_plan.protected_until"

    def test_it_is_shown_where_it_was_chosen(self, cast, client, customer, field):
        tag = dossiers.create_tag(by=cast.laozhou, name="样板")
        dossiers.tag(customer, by=cast.wanglei, tag=tag)
        dossiers.fill(customer, by=cast.wanglei, values={field.key: "37"}, version=0)
        follow_up(by=cast.wanglei, customer=customer, seconds=95, answered=True, text="嫌交期长")
        text = sign_in(client, cast.wanglei).get(f"/customers?cols={self.COLS}.{field.key}").text
        assert heads(text) == ["客户", "标签", "最近跟进", "下次跟进", "保护到", "装机台数"]
        row = text[text.index("<tbody") : text.index("</tbody>")]
        assert "样板" in row and "37" in row

    def test_each_costs_one_query_and_the_others_none(self, cast, client, customer, field):
        sign_in(client, cast.wanglei)
        plain = cost(client, "/customers?cols=level.owner.open_work")
        for key in [*self.COLS.split("."), field.key, "parent"]:
            more = 0 if key == "tags" else 1  # without tags nothing is asked
            assert cost(client, f"/customers?cols=level.owner.open_work.{key}") <= plain + more, key
        assert cost(client, "/customers?cols=level.source.campaign") == plain - 1, "open deals are no longer asked for"

    def test_a_retired_field_is_left_out_without_a_word(self, cast, client, customer, field):
        acts.choose_columns(by=cast.wanglei, list="customers", columns=["level", field.key])
        assert heads(sign_in(client, cast.wanglei).get("/customers").text) == ["客户", "意向", "装机台数"]
        dossiers.retire_field(Field.objects.get(), by=cast.laozhou)
        assert heads(client.get("/customers").text) == ["客户", "意向"]

    def test_lists_are_ordered_by_those_that_have_an_index(self, cast, client, field):
        for n in (5, 90, 12):
            one = add_customer(by=cast.wanglei, name=f"第 {n} 家精密")
            dossiers.fill(one, by=cast.wanglei, values={field.key: str(n)}, version=0)
        sign_in(client, cast.wanglei)
        text = client.get(f"/customers?cols={field.key}&sort=-{field.key}").text
        assert re.findall(r"第 (\d+) 家", text[text.index("<tbody") :])[::2] == ["90", "12", "5"]
        assert f"sort={field.key}" in text and 'aria-sort="descending"' in text
        assert "sort=" not in re.findall(r"<th[^>]*>[^<]*来源.*?</th>", client.get("/customers?cols=source").text)[0]

    def test_the_end_of_protection_orders_too(self, cast, client):
        from xiaodui.pool.models import Protection

        made = [add_customer(by=cast.wanglei, name=f"第 {n} 家精密") for n in range(3)]
        for days, one in zip((20, 5, 9), made, strict=True):
            Protection.objects.filter(customer=one).update(until=clock.now() + timedelta(days=days))
        text = sign_in(client, cast.wanglei).get("/customers?cols=protected_until&sort=protected").text
        assert re.findall(r"第 (\d) 家", text[text.index("<tbody") :])[::2] == ["1", "2", "0"]

    def test_what_hangs_on_a_customer_out_of_sight_is_not_there(self, cast, client, customer):
        parent = add_customer(by=cast.zhaomin, name="华南集团总部")
        type(customer).objects.filter(pk=customer.pk).update(parent=parent)
        assert "华南集团总部" not in sign_in(client, cast.wanglei).get("/customers?cols=parent").text
        assert "华南集团总部" in sign_in(client, cast.laozhou).get("/customers?cols=parent").text


class TestFile:
    def file(self, key, person, **params):
        one = next(one for one in EXPORTS if one.key == key)
        file, _rows = written(one, "csv", person, params, 1000)
        return file.read().decode("utf-8-sig").splitlines()

    def test_it_has_the_chosen_columns_in_their_order(self, cast, customer):
        lines = self.file("customers", cast.fresh(cast.laozhou), cols="name.source.level")
        assert "客户,来源,意向" in lines and "苏州恒拓精密,展会,A" in lines

    def test_without_a_choice_it_has_all(self, cast, customer):
        assert any(line.startswith("编号,客户,意向") for line in self.file("customers", cast.fresh(cast.laozhou)))

    def test_the_list_leads_to_the_file_that_it_shows(self, cast, client, customer):
        sign_in(client, cast.laozhou)
        acts.choose_columns(by=cast.laozhou, list="customers", columns=["source"])
        links = re.findall(r'href="([^"]+)">CSV', client.get("/customers?level=A").text)
        assert [link.partition("?")[2] for link in links] == ["level=A&amp;cols=name.source"]

    def test_each_column_of_a_list_is_one_of_its_file(self, cast):
        from xiaodui.core.web.lists import page_named

        left_out = {"state"}
        for one in EXPORTS:
            page, person = page_named(one.key), cast.fresh(cast.laozhou)
            if page and page.is_arranged:
                keys = {key for key, _label in (*one.columns, *one.more(person))}
                assert {column.key for column in page.offered(person)} <= keys | left_out, one.key


@pytest.mark.parametrize(
    "path", ["/customers", "/customers/mine", "/leads", "/leads/mine", "/deals/list", "/products", "/pool"]
)
def test_every_column_on_offer_can_be_shown(cast, client, customer, field, path):
    from xiaodui.core.web.lists import page_named

    key = {"/customers": "customers", "/customers/mine": "my-customers", "/leads": "leads", "/leads/mine": "my-leads",
           "/deals/list": "deals", "/products": "products", "/pool": "pool"}[path]  # fmt: skip
    keys = [one.key for one in page_named(key).offered(cast.fresh(cast.wanglei))]
    acts.choose_columns(by=cast.wanglei, list=key, columns=keys)
    answer = sign_in(client, cast.wanglei).get(path, follow=True)
    assert answer.status_code == 200
    assert Arrangement.objects.get(page=key).columns == keys
