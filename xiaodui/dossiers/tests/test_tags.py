"""Tags: the company's words, put on customers by those who work with them, and found again in lists and files."""

import pytest

from tests.cast import sign_in
from xiaodui.core.acts import Asked
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.customers.acts import create as add_customer
from xiaodui.dossiers import acts
from xiaodui.dossiers.models import Tag, Tagged
from xiaodui.exchange.acts import ask
from xiaodui.exchange.reading import read_table
from xiaodui.journal.models import Fact

pytestmark = pytest.mark.django_db


def test_a_leader_names_them_and_a_member_does_not(cast):
    assert acts.create_tag(by=cast.lijing, name="样板客户").name == "样板客户"
    with pytest.raises(Forbidden):
        acts.create_tag(by=cast.wanglei, name="好说话")


def test_the_same_word_is_not_made_twice_but_again_once_retired(cast, tag):
    with pytest.raises(Refusal, match="已经有"):
        acts.create_tag(by=cast.laozhou, name="样板 客户")
    acts.retire_tag(tag, by=cast.laozhou)
    assert acts.create_tag(by=cast.laozhou, name="样板客户").pk != tag.pk


def test_put_on_once_and_taken_off(cast, customer, tag):
    acts.tag(customer, by=cast.wanglei, tag=tag)
    acts.tag(customer, by=cast.wanglei, tag=tag)
    assert Fact.objects.filter(verb="customer.tagged").count() == 1
    acts.untag(customer, by=cast.wanglei, tag=tag)
    assert not Tagged.objects.exists() and Fact.objects.filter(verb="customer.untagged").count() == 1


def test_a_retired_one_stays_and_is_put_on_no_more(cast, customer, tag):
    acts.tag(customer, by=cast.wanglei, tag=tag)
    acts.retire_tag(tag, by=cast.laozhou)
    assert Tagged.objects.filter(customer=customer).exists()
    other = add_customer(by=cast.wanglei, name="昆山立讯")
    with pytest.raises(Refusal, match="停用"):
        acts.tag(other, by=cast.wanglei, tag=Tag.objects.get())


def test_bulk_is_the_same_as_one_by_one(cast, tag):
    mine = [add_customer(by=cast.wanglei, name=f"昆山 {n} 厂") for n in range(3)]
    others = add_customer(by=cast.chenchen, name="无锡博远")
    acts.tag(mine[0], by=cast.wanglei, tag=tag)
    asked = [
        Asked(acts.tag.read({"tag": tag.pk}, cast.wanglei), by=cast.wanglei, target=one)
        for one in [*mine, mine[1], others]
    ]
    answers = acts.tag.many(asked)
    assert [type(one).__name__ for one in answers] == ["Customer"] * 4 + ["Forbidden"]
    assert set(Tagged.objects.values_list("customer_id", flat=True)) == {one.pk for one in mine}
    assert Fact.objects.filter(verb="customer.tagged").count() == 3


def test_the_list_is_narrowed_by_it_and_says_it(cast, client, customer, tag):
    add_customer(by=cast.wanglei, name="昆山立讯")
    acts.tag(customer, by=cast.wanglei, tag=tag)
    text = sign_in(client, cast.wanglei).get("/customers", {"tag": tag.pk}).content.decode()
    assert "恒拓" in text and "昆山立讯" not in text and 'class="chip kept">样板客户' in text


def test_who_carries_it_is_counted_within_sight(cast, client, customer, tag):
    acts.tag(customer, by=cast.wanglei, tag=tag)
    assert "1 家" in sign_in(client, cast.lijing).get("/dossiers").content.decode()
    assert "0 家" in sign_in(client, cast.zhaomin).get("/dossiers").content.decode()


def test_a_file_taken_away_has_them(cast, client, customer, tag):
    acts.tag(customer, by=cast.wanglei, tag=tag)
    ask(by=cast.laozhou, list="customers", reason="核对名单")
    answer = sign_in(client, cast.laozhou).get("/export/customers.csv")
    with read_table(b"".join(answer.streaming_content)) as table:
        assert dict(zip(table.header, next(iter(table.rows)), strict=True))["标签"] == "样板客户"
