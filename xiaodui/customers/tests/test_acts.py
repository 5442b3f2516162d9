"""What a customer's acts refuse, and what they leave behind."""

import pytest

from tests.cast import sign_in
from xiaodui.core.refusal import Refusal
from xiaodui.customers import acts
from xiaodui.customers.models import Contact, Customer, Involvement
from xiaodui.journal import Fact
from xiaodui.people import acts as people

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name", ["苏州恒拓精密机械有限公司", "苏州 恒拓精密机械 有限公司", "苏州恒拓精密机械有限公司　"]
)
def test_the_same_company_is_not_added_twice(cast, htmx, customer, name):
    answer = htmx(cast.zhaomin, "/customers/new", {"name": name})
    assert answer.status_code == 422
    assert "已经在系统里，归 王磊（保护到 " in answer.text and "要一起做，先找对方或组长。" in answer.text
    assert Customer.objects.count() == 1


def test_without_scripts_a_refusal_keeps_what_was_typed(cast, client, customer):
    sign_in(client, cast.zhaomin)
    answer = client.post("/customers/new", {"name": customer.name, "about": "写了很久的说明"})
    assert answer.status_code == 422
    assert "已经在系统里" in answer.text and "写了很久的说明" in answer.text


def test_a_new_customer_ends_on_its_own_page(cast, htmx):
    answer = htmx(cast.wanglei, "/customers/new", {"name": "昆山立讯", "level": "B"})
    made = Customer.objects.get()
    assert answer["HX-Redirect"] == f"/customers/{made.pk}"
    assert (made.owner, made.level) == (cast.wanglei, "B")


def test_what_is_wrong_is_said_at_its_field(cast, htmx):
    answer = htmx(cast.wanglei, "/customers/new", {"name": "", "employees": "很多"})
    assert answer.status_code == 422
    assert "请填上" in answer.text and "这里要填整数" in answer.text and "很多" in answer.text


def test_an_older_version_is_refused_and_nothing_typed_is_lost(cast, client, customer):
    acts.edit(customer, by=cast.lijing, version=0, name=customer.name, sector="机床")
    sign_in(client, cast.wanglei)
    answer = client.post(
        f"/customers/{customer.pk}/edit", {"name": customer.name, "version": "0", "sector": "我填的行业"}
    )
    assert answer.status_code == 422
    assert "别人刚改过这条记录" in answer.text and "我填的行业" in answer.text
    assert Customer.objects.get().sector == "机床"


def test_no_company_stands_above_itself(cast, customer):
    middle = acts.create(by=cast.wanglei, name="恒拓华东", parent=customer.pk)
    leaf = acts.create(by=cast.wanglei, name="恒拓昆山", parent=middle.pk)
    with pytest.raises(Refusal) as no:
        acts.edit(customer, by=cast.wanglei, version=0, name=customer.name, parent=leaf.pk)
    assert no.value.code == "customer.loop"
    with pytest.raises(Refusal):
        acts.edit(customer, by=cast.wanglei, version=0, name=customer.name, parent=customer.pk)


class TestHandOver:
    def test_tells_both_and_moves_sight(self, cast, htmx, customer):
        path = f"/customers/{customer.pk}/hand-over"
        answer = htmx(cast.wanglei, path, {"to": cast.chenchen.pk, "reason": "他离得近"})
        assert answer["HX-Redirect"] == "/customers", "it went out of the giver's sight"
        fact = Fact.objects.said(acts.ownership.CUSTOMER_HANDED_OVER).get()
        assert fact.detail["former_owner"] == f"person:{cast.wanglei.pk}"
        assert htmx(cast.chenchen, f"/customers/{customer.pk}").status_code == 200
        assert htmx(cast.fresh(cast.wanglei), f"/customers/{customer.pk}").status_code == 404

    def test_to_its_owner_is_refused(self, cast, htmx, customer):
        path = f"/customers/{customer.pk}/hand-over"
        answer = htmx(cast.lijing, path, {"to": cast.wanglei.pk, "reason": "再说一次"})
        assert answer.status_code == 422 and "已经归 王磊 了" in answer.text

    def test_the_giver_of_an_open_deal_still_sees_the_customer(self, cast, customer):
        from xiaodui.deals.acts import create as open_deal

        open_deal(by=cast.wanglei, title="二期", amount="100", customer=customer)
        acts.hand_over(customer, by=cast.wanglei, to=cast.chenchen.pk, reason="他离得近")
        assert Customer.objects.visible_to(cast.fresh(cast.wanglei)).filter(pk=customer.pk).exists()


def test_who_leaves_leaves_his_customers_behind(cast, customer):
    acts.create(by=cast.wanglei, name="昆山立讯")
    with pytest.raises(Refusal, match="客户 2"):
        people.deactivate(cast.wanglei, by=cast.laozhou)
    people.hand_over_all(cast.wanglei, by=cast.laozhou, to=cast.chenchen.pk, reason="王磊离职")
    assert set(Customer.objects.values_list("owner", flat=True)) == {cast.chenchen.pk}
    assert not Involvement.objects.filter(person=cast.wanglei).exists()
    assert Fact.objects.filter(verb="customer.handed_over").count() == 2
    people.deactivate(cast.fresh(cast.wanglei), by=cast.laozhou)


class TestContacts:
    def test_added_in_a_dialog(self, cast, htmx, customer):
        answer = htmx(cast.wanglei, f"/customers/{customer.pk}/contacts/new", {"name": "刘建国", "decides": "on"})
        assert f"xd:customer:{customer.pk}" in answer["HX-Trigger"]
        assert "刘建国" in htmx(cast.wanglei, f"/customers/{customer.pk}?tab=contacts").text

    def test_a_number_is_a_number(self, cast, htmx, customer):
        answer = htmx(cast.wanglei, f"/customers/{customer.pk}/contacts/new", {"name": "刘建国", "phone": "打她"})
        assert answer.status_code == 422 and "打她" in answer.text

    def test_removed_is_found_no_more(self, cast, htmx, contact, listen):
        from xiaodui.search.matching import find

        listen()
        assert find("contact", "周敏") == [contact.pk]
        assert htmx(cast.wanglei, f"/contacts/{contact.pk}/remove", {}).status_code == 200
        listen()
        assert find("contact", "周敏") == [] and not Contact.objects.exists()
        assert "周敏" not in htmx(cast.wanglei, f"/customers/{contact.customer_id}").text


def test_a_note_stands_on_the_timeline_escaped(cast, htmx, customer):
    answer = htmx(cast.wanglei, f"/customers/{customer.pk}/note", {"text": "<b>账期</b> 90 天"}, target="composer")
    assert 'id="composer"' in answer.text and "xd:customer" in answer["HX-Trigger"]
    shown = htmx(cast.wanglei, f"/customers/{customer.pk}/timeline").text
    assert "&lt;b&gt;账期&lt;/b&gt; 90 天" in shown


def test_whose_customer_it_is_hears_what_others_do_to_it(cast, customer):
    contact = acts.add_contact(customer, by=cast.lijing, name="周敏")
    acts.edit(customer, by=cast.lijing, version=0, name=customer.name, level="A", sector="机床")
    acts.edit_contact(contact, by=cast.lijing, version=0, name="周小敏")
    acts.note(customer, by=cast.lijing, text="谈好了")
    acts.remove_contact(contact, by=cast.lijing)
    told = Fact.objects.filter(within=f"customer:{customer.pk}", actor=f"person:{cast.lijing.pk}")
    assert len(told) == 5
    for fact in told:
        assert fact.detail["owner"] == f"person:{cast.wanglei.pk}", fact.verb
