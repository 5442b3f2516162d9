"""Fields of the company's own: what is typed comes back the same, and lists narrow and order by it."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import sign_in
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.customers.acts import create as add_customer
from xiaodui.deals.acts import create as open_deal
from xiaodui.dossiers import acts
from xiaodui.dossiers.keeps import cells
from xiaodui.dossiers.models import Field, Value
from xiaodui.journal.models import Fact, Personal

pytestmark = pytest.mark.django_db

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200).map(str.strip).filter(bool)
NUMBER = st.decimals(-(10**11), 10**11, places=4)
TYPED = {
    "text": TEXT, "number": NUMBER, "money": NUMBER.map(abs), "date": st.dates(date(1900, 1, 1), date(2999, 12, 31)),
    "bool": st.booleans(), "choice": st.sampled_from(["甲", "乙 二", "C"]),
}  # fmt: skip


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_is_typed_comes_back_the_same(cast, customer, data, fill):
    kind = data.draw(st.sampled_from(sorted(TYPED)))
    value = data.draw(TYPED[kind])
    field, _made = Field.objects.get_or_create(name_zh=kind, kind=kind, defaults={"choices": ["甲", "乙 二", "C"]})
    from xiaodui.dossiers.models import Edition

    Edition.draw()
    said = value.isoformat() if kind == "date" else str(value)
    fill(customer, **{field.key: said})
    held = Value.objects.get(customer=customer, field=field).held
    assert held == value
    fill(customer, **{field.key: said if kind == "bool" else str(held)})
    assert Value.objects.get(customer=customer, field=field).held == value


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("number", "二十"), ("number", "1.23456"), ("number", "NaN"), ("number", "1e99"), ("money", "-1"),
        ("date", "2026-13-01"), ("date", "0001-01-01"), ("choice", "丙"), ("bool", "也许"), ("person", "王磊"),
        ("person", "999999"), ("text", "长" * 201),
    ],
)  # fmt: skip
def test_what_can_not_be_understood_is_said_by_its_field(cast, customer, field, fill, kind, said):
    one = field("一项", kind, choices="甲\n乙")
    with pytest.raises(Invalid) as no:
        fill(customer, **{one.key: said})
    assert list(no.value.errors) == [one.key] and not Value.objects.exists()


def test_who_leads_the_company_sets_them_up(cast, field):
    assert field("预算", "money").key
    for person in (cast.lijing, cast.wanglei):
        with pytest.raises(Forbidden):
            acts.create_field(by=person, name_zh="竞品", kind="text")


def test_of_two_who_fill_in_at_once_one_is_told(cast, customer, field):
    one = field("竞品", "text")
    acts.fill(customer, by=cast.wanglei, values={one.key: "甲公司"}, version=0)
    with pytest.raises(Refusal, match="刚改过"):
        acts.fill(customer, by=cast.lijing, values={one.key: "乙公司"}, version=0)
    assert Value.objects.get().text == "甲公司"


def test_before_and_after_are_on_record_and_free_text_apart(cast, customer, field, fill):
    budget, rival = field("预算", "money"), field("竞品", "text")
    fill(customer, **{budget.key: "12000", rival.key: "甲公司"})
    fill(customer, **{budget.key: "15000", rival.key: "乙公司"})
    last = Fact.objects.filter(verb="customer.filled").latest("pk")
    assert last.detail[f"before_{budget.key}"] == "12000" and last.detail[f"after_{budget.key}"] == "15000"
    assert "乙公司" not in last.body and Personal.objects.filter(value="乙公司").exists()


def test_nothing_said_takes_the_value_away(customer, field, fill):
    one = field("预算", "money")
    fill(customer, **{one.key: "5"})
    fill(customer, **{one.key: ""})
    assert not Value.objects.exists()


def test_a_retired_field_keeps_what_was_said_and_is_asked_no_more(cast, customer, field, fill):
    one = field("预算", "money")
    fill(customer, **{one.key: "5"})
    acts.retire_field(one, by=cast.laozhou)
    with pytest.raises(Invalid):
        fill(customer, **{one.key: "6"})
    acts.bring_back(Field.objects.get(), by=cast.laozhou)
    assert Value.objects.get().number == 5


def test_a_colleague_is_one_that_is_there(cast, customer, field, fill):
    one = field("售前", "person")
    fill(customer, **{one.key: str(cast.chenchen.pk)})
    assert Value.objects.get().person == cast.chenchen


def test_a_deal_is_not_opened_before_what_it_needs_is_filled_in(cast, customer, field, fill):
    one = field("预算", "money", step="sell")
    with pytest.raises(Refusal, match="还差：预算") as no:
        open_deal(by=cast.wanglei, title="二期", amount="5", customer=customer)
    assert no.value.code == "customer.unfilled"
    fill(customer, **{one.key: "5"})
    assert open_deal(by=cast.wanglei, title="二期", amount="5", customer=customer).pk


def _named(client, person, **params):
    text = sign_in(client, person).get("/customers", params).content.decode()
    return [name for name in ("甲厂", "乙厂", "丙厂") if name in text], text


def test_lists_are_narrowed_and_ordered_by_it(cast, client, field, fill):
    budget = field("预算", "money")
    made = {name: add_customer(by=cast.wanglei, name=name) for name in ("甲厂", "乙厂", "丙厂")}
    fill(made["甲厂"], **{budget.key: "100"})
    fill(made["乙厂"], **{budget.key: "3000"})
    assert _named(client, cast.wanglei, **{f"{budget.key}_from": "200"})[0] == ["乙厂"]
    assert _named(client, cast.zhaomin, **{f"{budget.key}_from": "1"})[0] == []
    _all, text = _named(client, cast.wanglei, sort=f"-{budget.key}")
    assert text.index(">乙厂<") < text.index(">甲厂<") < text.index(">丙厂<")
    _all, text = _named(client, cast.wanglei, sort=budget.key)
    assert text.index(">甲厂<") < text.index(">乙厂<") < text.index(">丙厂<")


def test_pages_go_on_by_it(cast, client, field, fill, monkeypatch):
    from dataclasses import replace

    from xiaodui.customers import lists
    from xiaodui.customers.views import listing

    monkeypatch.setattr(listing, "ALL", replace(lists.ALL, per_page=2))
    budget = field("预算", "number")
    for n in range(5):
        customer = add_customer(by=cast.wanglei, name=f"第 {n} 厂")
        if n < 3:
            fill(customer, **{budget.key: str(n)})
    url, seen = f"/customers?sort=-{budget.key}", []
    for _page in range(3):
        listed = sign_in(client, cast.wanglei).get(url).context["list"]
        seen += [row.name for row in listed.rows]
        url = listed.next_url
    assert seen == ["第 2 厂", "第 1 厂", "第 0 厂", "第 4 厂", "第 3 厂"] and not url


def test_a_choice_a_word_a_day_and_a_yes_narrow_too(cast, client, field, fill):
    grade, rival, until, tried = (
        field("档次", "choice", choices="高\n低"), field("竞品", "text"), field("到期", "date"), field("试过", "bool"),
    )  # fmt: skip
    made = {name: add_customer(by=cast.wanglei, name=name) for name in ("甲厂", "乙厂", "丙厂")}
    fill(made["甲厂"], **{grade.key: "高", rival.key: "西门子华东", until.key: "2026-05-01", tried.key: "是"})
    fill(made["乙厂"], **{grade.key: "低", until.key: "2026-07-01", tried.key: "否"})
    for said in ({grade.key: "高"}, {rival.key: "门子"}, {f"{until.key}_to": "2026-06-01"}, {tried.key: "1"}):
        assert _named(client, cast.wanglei, **said)[0] == ["甲厂"], said


def test_the_form_keeps_what_was_typed(cast, customer, field, htmx):
    one = field("预算", "money")
    url = reverse("fill-customer", args=[customer.pk])
    assert "预算" in htmx(cast.wanglei, url).content.decode()
    answer = htmx(cast.wanglei, url, {one.key: "很多", "version": "0"})
    assert answer.status_code == 422 and 'value="很多"' in answer.content.decode()
    assert htmx(cast.wanglei, url, {one.key: "12,000", "version": "0"}).status_code == 200
    assert Value.objects.get().number == Decimal(12000)


def test_files_have_a_column_for_each(cast, customer, field, fill):
    budget, tried = field("预算", "money"), field("试过", "bool")
    fill(customer, **{budget.key: "5", tried.key: "1"})
    assert cells(cast.laozhou, [customer.pk]) == {customer.pk: [Decimal(5), "是"]}
    assert cells(cast.zhaomin, [customer.pk]) == {customer.pk: [None, None]}
