"""Leads: written down, found fit or unfit, counted; a lead that becomes a customer loses nothing."""

import json

import pytest

from tests.cast import sign_in
from xiaodui.core import clock
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.customers import acts
from xiaodui.customers.lists import LEADS, export, in_sight
from xiaodui.customers.models import Contact, Customer
from xiaodui.journal import Fact
from xiaodui.measures.asking import ask
from xiaodui.measures.period import Period

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(cast):
    """王磊's."""
    return acts.create_lead(
        by=cast.wanglei, name="无锡博远电气有限公司", contact="沈洁", phone="139 1234 5678", email="shen@boyuan.example",
        source="展会", campaign="秋季工博会", level="B",
    )  # fmt: skip


def figure(cast, code, **more):
    day = clock.today()
    return ask(code, cast.fresh(cast.laozhou), Period(day, day), **more).total


def test_a_lead_is_its_company_and_whom_to_ask_for_there(cast, lead):
    assert (lead.owner, lead.is_lead, lead.campaign) == (cast.wanglei, True, "秋季工博会")
    human = Contact.objects.get(customer=lead)
    assert (human.name, human.phone, human.email) == ("沈洁", "139 1234 5678", "shen@boyuan.example")
    assert list(Fact.objects.order_by("pk").values_list("verb", flat=True)) == ["customer.lead_added", "contact.added"]


def test_a_number_without_a_name_is_the_companys(cast):
    made = acts.create_lead(by=cast.wanglei, name="昆山立讯", phone="0512-5550123")
    assert made.phone == "0512-5550123" and not made.contacts.exists()


def test_an_address_needs_a_name_beside_it(cast, htmx):
    answer = htmx(cast.wanglei, "/leads/new", {"name": "昆山立讯", "email": "a@b.example"})
    assert answer.status_code == 422 and "也要写联系人的名字" in answer.text and "a@b.example" in answer.text
    with pytest.raises(Invalid):
        acts.create_lead(by=cast.wanglei, name="昆山立讯", title="采购")


def test_what_is_there_as_a_lead_is_not_added_as_a_customer_and_the_other_way_round(cast, htmx, lead, customer):
    assert "归 王磊" in htmx(cast.zhaomin, "/customers/new", {"name": lead.name}).text
    assert "归 王磊" in htmx(cast.zhaomin, "/leads/new", {"name": customer.name}).text
    assert Customer.objects.count() == 2


class TestQualifying:
    def test_keeps_the_row_and_all_that_hangs_on_it(self, cast, htmx, lead):
        acts.note(lead, by=cast.wanglei, text="下周要样品")
        page = f"/customers/{lead.pk}"
        assert "转成客户" in htmx(cast.wanglei, page).text
        answer = htmx(cast.wanglei, f"{page}/qualify", {"level": "A", "found": "要两台，十二月定"})
        assert f"xd:customer:{lead.pk}" in answer["HX-Trigger"]
        now = Customer.objects.get(pk=lead.pk)
        assert (now.qualified_on, now.level) == (clock.today(), "A")
        shown = htmx(cast.wanglei, page).text
        assert "沈洁" in shown and "下周要样品" in shown and "要两台，十二月定" in shown
        assert f"{page}/qualify" not in shown

    def test_is_done_once(self, cast, lead):
        acts.qualify(lead, by=cast.wanglei, level="A", found="要两台")
        with pytest.raises(Refusal) as no:
            acts.qualify(Customer.objects.get(pk=lead.pk), by=cast.lijing, level="B", found="再来一次")
        assert no.value.code == "lead.settled"
        assert figure(cast, "leads.qualified") == 1

    def test_is_for_owner_and_leader(self, cast, lead):
        with pytest.raises(Forbidden):
            acts.qualify(lead, by=cast.chenchen, level="A", found="要两台")
        acts.qualify(lead, by=cast.lijing, level="A", found="要两台")

    def test_says_what_was_found_out(self, cast, htmx, lead):
        answer = htmx(cast.wanglei, f"/customers/{lead.pk}/qualify", {"level": "A", "found": ""})
        assert answer.status_code == 422 and Customer.objects.get(pk=lead.pk).is_lead


class TestUnfit:
    def test_leaves_the_list_and_comes_back(self, cast, htmx, lead):
        assert lead.name in htmx(cast.wanglei, "/leads").text
        htmx(cast.wanglei, f"/customers/{lead.pk}/disqualify", {"why": "rival", "words": "签了三年"})
        assert lead.name not in htmx(cast.wanglei, "/leads").text
        assert lead.name in htmx(cast.wanglei, "/leads?state=unfit").text
        assert "不合适：已经用了别家" in htmx(cast.wanglei, f"/customers/{lead.pk}").text
        htmx(cast.wanglei, f"/customers/{lead.pk}/reopen", {})
        assert lead.name in htmx(cast.wanglei, "/leads/mine").text

    def test_its_reason_is_a_code_said_in_either_language(self, cast, lead):
        acts.disqualify(lead, by=cast.wanglei, why="rival")
        said = Fact.objects.get(verb="customer.disqualified").detail
        assert (said["why"], said["why_zh"]) == ("rival", "已经用了别家")

    def test_an_open_one_is_not_reopened(self, cast, lead):
        with pytest.raises(Refusal) as no:
            acts.reopen(lead, by=cast.wanglei)
        assert no.value.code == "lead.open"

    def test_an_unfit_one_is_not_qualified_unseen(self, cast, lead):
        acts.disqualify(lead, by=cast.wanglei, why="rival")
        with pytest.raises(Refusal):
            acts.qualify(lead, by=cast.wanglei, level="A", found="要两台")


def test_lists_keep_leads_and_customers_apart_unless_asked(cast, client, lead, customer):
    sign_in(client, cast.wanglei)
    for path, ours, theirs in (
        ("/leads", lead, customer),
        ("/customers", customer, lead),
        ("/customers/mine", customer, lead),
    ):
        shown = client.get(path).text
        assert ours.name in shown and theirs.name not in shown, path
    both = client.get("/customers?state=all").text
    assert lead.name in both and customer.name in both


@pytest.mark.parametrize("query", ["level=B", "source=展", "campaign=工博", "state=all"])
def test_leads_are_narrowed_by_where_they_came_from(cast, client, lead, query):
    acts.create_lead(by=cast.wanglei, name="昆山立讯", source="介绍", level="A")
    sign_in(client, cast.wanglei)
    shown = client.get(f"/leads?{query}").text
    assert lead.name in shown
    assert ("昆山立讯" in shown) is (query == "state=all")
    rows = list(export(LEADS, in_sight, "").rows(cast.fresh(cast.wanglei), dict([query.split("=")])))
    assert lead.name in {row[1] for row in rows}


def test_a_lead_is_seen_as_a_customer_is(cast, client, lead):
    for person, sees in ((cast.wanglei, True), (cast.lijing, True), (cast.chenchen, False), (cast.zhaomin, False)):
        sign_in(client, person)
        assert (lead.name in client.get("/leads").text) is sees
        assert client.get(f"/customers/{lead.pk}").status_code == (200 if sees else 404)
        assert client.get(f"/customers/{lead.pk}/qualify").status_code == (200 if sees else 404)
        assert len(client.get("/api/v1/leads").json()["rows"]) == sees


def test_the_api_reads_and_writes_leads(cast, client, customer):
    sign_in(client, cast.wanglei)
    said = {"name": "无锡博远电气", "contact": "沈洁", "source": "官网", "level": "C"}
    made = client.post("/api/v1/leads", json.dumps(said), "application/json").json()
    assert made["state"] == "lead" and made["owner"] == cast.wanglei.pk
    assert [row["id"] for row in client.get("/api/v1/leads?source=官网").json()["rows"]] == [made["id"]]
    assert client.get(f"/api/v1/leads/{customer.pk}").status_code == 404
    door = f"/api/v1/customers/{made['id']}/qualify"
    assert (
        client.post(door, json.dumps({"level": "A", "found": "要两台"}), "application/json").json()["state"]
        == "customer"
    )


class TestFigures:
    def test_of_leads(self, cast, lead):
        other = acts.create_lead(by=cast.wanglei, name="昆山立讯", source="介绍")
        acts.qualify(lead, by=cast.wanglei, level="A", found="要两台")
        acts.disqualify(other, by=cast.wanglei, why="no_need")
        assert [figure(cast, f"leads.{name}") for name in ("created", "qualified", "disqualified")] == [2, 1, 1]
        assert figure(cast, "leads.qualify_rate") == 0.5
        acts.reopen(other, by=cast.wanglei)
        assert figure(cast, "leads.disqualified") == 0 and figure(cast, "leads.qualify_rate") == 1

    def stock(self, cast, person):
        day = clock.today()
        found = {}
        for letter in "abcd":
            rows = ask(f"customers.level_{letter}", cast.fresh(cast.laozhou), Period(day, day)).rows
            found[letter] = next(
                (int(row.value) for row in rows if row.key in (person.pk, str(person.pk), f"person:{person.pk}")), 0
            )
        return found

    def test_the_stock_of_a_level_follows_every_change(self, cast, lead, customer):
        assert self.stock(cast, cast.wanglei) == {"a": 1, "b": 1, "c": 0, "d": 0}
        acts.qualify(lead, by=cast.wanglei, level="A", found="要两台")
        assert self.stock(cast, cast.wanglei) == {"a": 2, "b": 0, "c": 0, "d": 0}
        acts.edit(customer, by=cast.wanglei, version=0, name=customer.name, level="D")
        assert self.stock(cast, cast.wanglei) == {"a": 1, "b": 0, "c": 0, "d": 1}
        acts.hand_over(customer, by=cast.wanglei, to=cast.zhaomin.pk, reason="他离得近")
        assert self.stock(cast, cast.wanglei)["d"] == 0 and self.stock(cast, cast.zhaomin)["d"] == 1
