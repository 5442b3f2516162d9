"""A customer that is there already: name and owner are told, and nothing else, through every door.

Why: docs/decisions/0009-who-has-it-already.md
"""

import json
from datetime import date

import pytest

from tests.cast import sign_in
from xiaodui.core.acts import Asked
from xiaodui.core.refusal import Refusal
from xiaodui.customers import acts
from xiaodui.customers.models import Customer
from xiaodui.customers.sockets import HELD
from xiaodui.deals.acts import create as open_deal
from xiaodui.exchange.models import Rejection
from xiaodui.exchange.tests.bringing import bring, checked, csv, taken_in
from xiaodui.journal import Fact
from xiaodui.journal.models import Personal
from xiaodui.people import acts as people
from xiaodui.people.models import Role
from xiaodui.search.everywhere import search_everywhere

pytestmark = pytest.mark.django_db
NAME, OTHERWISE = "苏州恒拓精密", "苏州 恒拓精密"
SECRETS = [
    "13805126027",
    "周敏",
    "hengtuo.example",
    "展会名录",
    "精密机加工",
    "一期产线",
    "186000",
    "压过价",
    "昆山开发区",
]


@pytest.fixture
def taken(cast):
    """王磊's, with everything about it that could slip out."""
    customer = acts.create(
        by=cast.wanglei, name=NAME, level="A", region="昆山开发区", sector="精密机加工", website="hengtuo.example",
        source="展会名录", phone="13805126027",
    )  # fmt: skip
    acts.add_contact(customer, by=cast.wanglei, name="周敏", phone="13805126027")
    acts.note(customer, by=cast.wanglei, text="压过价")
    open_deal(by=cast.wanglei, title="一期产线", amount="186000", customer=customer, expected_on=date(2027, 1, 5))
    return customer


def by_the_form(cast, client, taken):
    answer = sign_in(client, cast.zhaomin).post("/customers/new", {"name": OTHERWISE}, headers={"HX-Request": "true"})
    assert answer.status_code == 422
    return answer.text


def by_renaming(cast, client, taken):
    own = acts.create(by=cast.zhaomin, name="别的公司")
    sign_in(client, cast.zhaomin)
    said = {"name": OTHERWISE, "version": 0, "level": "B"}
    answer = client.post(f"/customers/{own.pk}/edit", said, headers={"HX-Request": "true"})
    assert answer.status_code == 422
    return answer.text


def by_the_api(cast, client, taken):
    sign_in(client, cast.zhaomin)
    answer = client.post("/api/v1/customers", json.dumps({"name": OTHERWISE}), "application/json")
    assert answer.status_code == 422 and set(answer.json()) <= {"code", "message", "detail", "errors"}
    assert not answer.json().get("detail") and not answer.json().get("errors")
    return answer.json()["message"]


def in_bulk(cast, client, taken):
    [answer] = acts.create.many([Asked(acts.create.takes(name=OTHERWISE), by=cast.zhaomin)])
    assert isinstance(answer, Refusal) and not answer.detail
    return str(answer)


def by_import(cast, client, taken):
    people.grant(cast.zhaomin, by=cast.laozhou, role=Role.objects.get(code="manager"), team=cast.south)
    cast.zhaomin = cast.fresh(cast.zhaomin)
    upload = bring(cast.zhaomin, "customers", csv(["客户名称", "电话"], [OTHERWISE, "0512-1"]), existing="overwrite")
    assert checked(upload, cast.zhaomin)["rejected"] == 1
    assert not Fact.objects.filter(verb="customer.refused").exists(), "a check tries nothing"
    assert taken_in(upload, cast.zhaomin)["rejected"] == 1
    page = sign_in(client, cast.zhaomin).get(f"/import/{upload.pk}").text
    return page + str(list(Rejection.objects.values_list("code", "zh", "en")))


@pytest.mark.parametrize("way", [by_the_form, by_renaming, by_the_api, in_bulk, by_import])
def test_name_and_owner_are_told_and_nothing_else(cast, client, taken, way):
    said = way(cast, client, taken)
    assert NAME in said and "王磊" in said
    assert [secret for secret in SECRETS if secret in said] == []
    assert f"/customers/{taken.pk}" not in said


@pytest.mark.parametrize("way", [by_the_form, by_the_api, in_bulk])
def test_the_record_stays_out_of_sight_and_nothing_is_written(cast, client, taken, way):
    before = Fact.objects.latest("pk").pk
    way(cast, client, taken)
    assert Customer.objects.count() == 1
    [attempt] = Fact.objects.filter(pk__gt=before)
    assert (attempt.verb, attempt.subject, attempt.actor) == (
        "customer.refused", f"customer:{taken.pk}", f"person:{cast.zhaomin.pk}",
    )  # fmt: skip
    assert sign_in(client, cast.zhaomin).get(f"/customers/{taken.pk}").status_code == 404
    assert search_everywhere(cast.zhaomin, "恒拓") == []


@pytest.mark.parametrize("way", [by_the_form, by_renaming, by_the_api, in_bulk, by_import])
def test_each_attempt_is_a_fact_with_its_clause_that_the_owner_reads(cast, client, taken, way):
    way(cast, client, taken)
    attempt = Fact.objects.filter(verb="customer.refused").latest("pk")
    said = attempt.detail
    assert said["what"] == ("edit" if way is by_renaming else "create") and said["why"] == ["name"]
    assert said["cite"] == "pool.collision@1" and said["owner"] == f"person:{cast.wanglei.pk}"
    assert Personal.objects.get(ref=said["tried"]["personal"]).value == OTHERWISE
    sign_in(client, cast.wanglei)
    assert "赵敏" in client.get(f"/customers/{taken.pk}/timeline").text


SURELY = ["苏州恒拓精密有限公司", "苏州市恒拓精密", "恒拓精密（苏州）有限公司", "蘇州恒拓精密"]


@pytest.mark.parametrize("name", SURELY)
def test_another_spelling_that_is_surely_the_same_is_refused(cast, taken, name):
    with pytest.raises(Refusal) as no:
        acts.create(by=cast.zhaomin, name=name)
    assert no.value.code == "customer.exists" and NAME in str(no.value)


def test_a_tax_number_is_enough(cast, taken):
    acts.edit(taken, by=cast.wanglei, version=taken.version, name=NAME, tax_number="91320583MA1XK2JR4T")
    with pytest.raises(Refusal) as no:
        acts.create(by=cast.zhaomin, name="海晟贸易", tax_number="91320583ma1xk2jr4t")
    assert NAME in str(no.value)
    own = acts.create(by=cast.zhaomin, name="海晟贸易")
    with pytest.raises(Refusal):
        acts.edit(own, by=cast.zhaomin, version=0, name=own.name, tax_number="91320583MA1XK2JR4T")


def test_what_is_held_is_told_in_half_a_sentence(cast, taken, monkeypatch):
    monkeypatch.setattr(HELD, "_plugged", [lambda ids: {taken.pk: "保护到 12 月 1 日"}])
    with pytest.raises(Refusal) as no:
        acts.create_lead(by=cast.zhaomin, name=NAME)
    assert "归 王磊（保护到 12 月 1 日）。" in str(no.value)


def test_two_rows_of_one_batch_that_are_the_same_make_one_customer(cast):
    names = ["无锡博远电气有限公司", "昆山立讯", "无锡市博远电气"]
    answers = acts.create.many([Asked(acts.create.takes(name=name), by=cast.zhaomin) for name in names])
    assert [isinstance(one, Refusal) for one in answers] == [False, False, True]
    assert answers[2].code == "customer.twice" and "无锡博远电气有限公司" in str(answers[2])
    assert Customer.objects.count() == 2


def test_a_name_that_only_resembles_is_free(cast, taken):
    assert acts.create(by=cast.zhaomin, name="苏州恒拓").owner == cast.zhaomin


def test_who_may_not_add_customers_learns_nothing(cast, client, taken):
    sign_in(client, cast.sunyue)
    answer = client.post("/api/v1/customers", json.dumps({"name": NAME}), "application/json")
    assert answer.status_code == 403 and "王磊" not in answer.text
