"""Taking lists away: said what for, limited by a rule, marked with a name, told to who leads."""

from io import BytesIO
from types import SimpleNamespace

import openpyxl
import pytest
from django.urls import reverse

from tests.cast import sign_in
from xiaodui.core.refusal import Forbidden, Invalid
from xiaodui.core.sockets import EXPORTS, ListExport
from xiaodui.customers.acts import create as add_customer
from xiaodui.exchange.acts import ask
from xiaodui.exchange.hears import tell_who_leads
from xiaodui.exchange.models import Export, ExportDay
from xiaodui.exchange.reading import read_table
from xiaodui.exchange.reading.marks import MARK
from xiaodui.governance import rules
from xiaodui.journal.models import Fact
from xiaodui.notices.models import Notice
from xiaodui.people.models import Grant, Role

pytestmark = pytest.mark.django_db
URL = "/export/test-rows.csv"


@pytest.fixture
def ten(cast, monkeypatch):
    """A list of ten rows; `?n=` of another length."""
    of = ListExport(
        "test-rows", "测试行", (("a", "甲"),), lambda person, params: (("x",) for _n in range(int(params.get("n", 10))))
    )
    monkeypatch.setattr(EXPORTS, "_plugged", [*EXPORTS, of])
    return cast


@pytest.fixture
def limits(monkeypatch):
    """`limits(day, notice)` for the rest of the test."""

    def set_to(day, notice=10**6):
        values = {"data.export_rows_per_day": day, "data.export_notice_rows": notice}
        asked = rules.value

        def value(code, **of):
            return SimpleNamespace(value=values[code], cite="data.export@1") if code in values else asked(code, **of)

        monkeypatch.setattr(rules, "value", value)

    return set_to


def fetched(client, person, url=URL):
    return sign_in(client, person).get(url)


def taker(cast, person):
    role = Role.objects.create(code="taker", name_zh="导出", name_en="Taker", rights=["export"], reach="self")
    Grant.objects.create(person=person, role=role, team=person.team, since="2025-01-01")
    return cast.fresh(person)


class TestReason:
    def test_the_first_of_a_day_asks_and_the_second_does_not(self, ten, client):
        first = fetched(client, ten.lijing)
        assert first.status_code == 200 and "用来做什么" in first.content.decode() and not Export.objects.exists()
        answer = client.post(URL + "?n=3", {"reason": "给财务核对"})
        assert answer.status_code == 302 and answer["Location"] == URL + "?n=3"
        assert client.get(answer["Location"])["Content-Disposition"].startswith("attachment")
        assert client.get(URL)["Content-Disposition"].startswith("attachment")
        assert list(Export.objects.order_by("pk").values_list("rows", "reason")) == [
            (3, "给财务核对"),
            (10, "给财务核对"),
        ]

    def test_the_next_day_asks_again(self, ten, client, clock):
        clock(2026, 3, 18, 10)
        ask(by=ten.lijing, list="test-rows", reason="给财务核对")
        assert fetched(client, ten.lijing)["Content-Disposition"]
        clock(2026, 3, 19, 10)
        assert "用来做什么" in fetched(client, ten.lijing).content.decode()

    def test_one_word_is_no_reason(self, ten, client):
        sign_in(client, ten.lijing)
        assert client.post(URL, {"reason": "用"}).status_code == 422
        with pytest.raises(Invalid):
            ask(by=ten.lijing, list="test-rows", reason="用")
        assert not ExportDay.objects.exists()

    def test_without_the_right_nobody_is_asked(self, ten):
        with pytest.raises(Forbidden):
            ask(by=ten.wanglei, list="test-rows", reason="给财务核对")


class TestLimit:
    def test_past_the_day_s_rows_no_file_is_given_and_the_attempt_is_on_record(self, ten, client, limits):
        limits(25)
        ask(by=ten.lijing, list="test-rows", reason="给财务核对")
        assert [fetched(client, ten.lijing).status_code for _n in range(3)] == [200, 200, 422]
        fact = Fact.objects.get(verb="export.refused")
        assert (fact.detail["limit"], fact.detail["left"], fact.detail["cite"]) == (25, 5, "data.export@1")
        assert ExportDay.objects.get().rows == 20 and Export.objects.count() == 2
        assert fetched(client, ten.lijing, URL + "?n=5").status_code == 200

    def test_another_s_rows_are_not_mine(self, ten, client, limits):
        limits(15)
        for person in (ten.lijing, ten.laozhou):
            ask(by=person, list="test-rows", reason="给财务核对")
            assert fetched(client, person).status_code == 200

    def test_a_list_far_too_long_is_not_read_to_its_end(self, ten, client, limits, monkeypatch):
        read = []

        def endless(person, params):
            while True:
                read.append(1)
                yield ("x",)

        monkeypatch.setattr(EXPORTS, "_plugged", [ListExport("test-rows", "测试", (("a", "甲"),), endless)])
        limits(25)
        ask(by=ten.lijing, list="test-rows", reason="给财务核对")
        assert fetched(client, ten.lijing).status_code == 422 and len(read) < 100

    def test_of_two_at_once_the_second_is_refused(self, ten, limits):
        from xiaodui.core.refusal import Refusal
        from xiaodui.exchange.acts import tell_exported

        limits(15)
        ask(by=ten.lijing, list="test-rows", reason="给财务核对")
        one = next(one for one in EXPORTS if one.key == "test-rows")
        tell_exported(one, by=ten.lijing, rows=10, narrowed={}, form="csv")
        with pytest.raises(Refusal, match="最多导出 15 行"):
            tell_exported(one, by=ten.lijing, rows=10, narrowed={}, form="csv")
        assert ExportDay.objects.get().rows == 10

    def test_the_rule_is_in_the_book(self, cast):
        assert rules.value("data.export_rows_per_day", for_=cast.wanglei).value == 10000


class TestMark:
    def test_name_and_time_stand_last_and_are_not_read_back(self, ten, client):
        ask(by=ten.lijing, list="test-rows", reason="给财务核对")
        data = b"".join(fetched(client, ten.lijing, URL + "?n=2").streaming_content)
        assert data.decode("utf-8-sig").splitlines()[-1].startswith(f"{MARK} 李静（lijing）")
        with read_table(data) as table:
            assert list(table.rows) == [["x"], ["x"]]

    def test_a_workbook_carries_it_on_each_page_too(self, ten, client):
        ask(by=ten.lijing, list="test-rows", reason="给财务核对")
        data = b"".join(fetched(client, ten.lijing, "/export/test-rows.xlsx?n=2").streaming_content)
        sheet = openpyxl.load_workbook(BytesIO(data)).active
        assert "李静" in sheet.oddHeader.center.text and "李静" in sheet.oddFooter.center.text
        assert sheet["A4"].value.startswith(MARK)
        with read_table(data) as table:
            assert list(table.rows) == [["x"], ["x"]]

    def test_a_name_that_looks_like_it_is_kept(self):
        with read_table(f"甲,乙\r\n{MARK} 有限公司,苏州\r\n".encode()) as table:
            assert list(table.rows) == [[f"{MARK} 有限公司", "苏州"]]


class TestWhoLeads:
    def test_he_sees_who_took_what_and_what_for(self, ten, client):
        member = taker(ten, ten.wanglei)
        ask(by=member, list="test-rows", reason="给财务核对")
        fetched(client, member)
        for person, sees in ((ten.lijing, True), (member, True), (ten.zhaomin, False), (ten.chenchen, False)):
            assert ("给财务核对" in sign_in(client, person).get("/exports").content.decode()) is sees, person

    def test_a_day_of_unusual_size_is_told_to_him_once(self, ten, client, limits):
        limits(1000, notice=25)
        member = taker(ten, ten.wanglei)
        ask(by=member, list="test-rows", reason="给财务核对")
        for _n in range(5):
            fetched(client, member)
        tell_who_leads(list(Fact.objects.filter(verb="export.made").order_by("pk")))
        [notice] = Notice.objects.filter(kind="export.large")
        assert notice.person == ten.lijing

    def test_of_a_leader_s_own_and_where_he_has_left_it_is_told_above(self, ten, client, limits):
        limits(1000, notice=5)
        member = taker(ten, ten.wanglei)
        ask(by=ten.lijing, list="test-rows", reason="给财务核对")
        fetched(client, ten.lijing)
        type(member).objects.filter(pk=ten.lijing.pk).update(is_active=False)
        ask(by=member, list="test-rows", reason="给财务核对")
        fetched(client, member)
        tell_who_leads(list(Fact.objects.filter(verb="export.made").order_by("pk")))
        found = Notice.objects.filter(kind="export.large").values_list("person__name", "fact__actor").order_by("pk")
        assert list(found) == [("老周", f"person:{one.pk}") for one in (ten.lijing, member)]

    def test_what_it_was_for_is_apart_from_the_fact(self, ten, client):
        ask(by=ten.lijing, list="test-rows", reason="给财务核对")
        fetched(client, ten.lijing)
        assert not any("给财务核对" in fact.body for fact in Fact.objects.filter(verb__startswith="export."))


class TestTicket:
    def test_a_program_fetches_what_it_asked_for_and_nothing_else(self, ten, client):
        url = ask(by=ten.lijing, list="test-rows", reason="给财务核对").shown()["url"]
        client.logout()
        assert client.get(url)["Content-Disposition"].startswith("attachment")
        assert client.get(url.replace("test-rows", "customers")).status_code == 404
        assert client.get(url.replace(".csv", ".xlsx")).status_code == 404
        assert client.get(url[:-3]).status_code == 404

    def test_it_ends_after_ten_minutes_and_with_the_right(self, ten, client, monkeypatch):
        from xiaodui.exchange.views import exporting

        url = ask(by=ten.lijing, list="test-rows", reason="给财务核对").shown()["url"]
        client.logout()
        Grant.objects.filter(person=ten.lijing).delete()
        assert client.get(url).status_code == 403
        monkeypatch.setattr(exporting, "TICKET_FOR", -1)
        assert client.get(url).status_code == 404


class TestMasks:
    def test_the_phone_of_one_that_waits_in_a_pool_is_masked(self, cast, client):
        from xiaodui.core import clock
        from xiaodui.pool.models import Place, Pool

        held = add_customer(by=cast.wanglei, name="昆山立讯", phone="0512-66881234")
        waits = add_customer(by=cast.wanglei, name="无锡博远", phone="0510-88776655")
        pool = Pool.objects.first() or Pool.objects.create(name="公海")
        Place.objects.create(customer=waits, pool=pool, since=clock.now())
        for person, sees in ((cast.lijing, False), (cast.laozhou, True)):
            ask(by=person, list="customers", reason="给财务核对")
            answer = sign_in(client, person).get(reverse("export", args=["customers", "csv"]))
            text = b"".join(answer.streaming_content).decode()
            assert held.phone in text and (waits.phone in text) is sees
