"""Preferences, further ways, relations, segments, advice; each as far as the reader's sight goes."""

import pytest

from tests.cast import sign_in
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.customers.acts import add_contact
from xiaodui.customers.acts import create as add_customer
from xiaodui.customers.sockets import CHILDREN
from xiaodui.dossiers import acts
from xiaodui.dossiers.alike import advice
from xiaodui.dossiers.models import Dossier, Relation, Segment, Tagged, Way
from xiaodui.dossiers.parts import ties
from xiaodui.journal.models import Fact

pytestmark = pytest.mark.django_db


def page(client, person, customer, tab="dossier"):
    return sign_in(client, person).get(f"/customers/{customer.pk}", {"tab": tab})


class TestPreferring:
    def test_it_stands_on_the_page_for_whoever_sees_the_customer(self, cast, client, customer):
        acts.prefer(customer, by=cast.wanglei, version=0, best_time="morning", taboo="别提前一家供应商")
        assert "别提前一家供应商" in page(client, cast.lijing, customer).content.decode()
        assert page(client, cast.zhaomin, customer).status_code == 404

    def test_of_two_at_once_one_is_told(self, cast, customer):
        acts.prefer(customer, by=cast.wanglei, version=0, needs="要快")
        with pytest.raises(Refusal, match="刚改过"):
            acts.prefer(customer, by=cast.lijing, version=0, needs="要便宜")
        assert Dossier.objects.get().needs == "要快"

    def test_what_was_written_freely_is_apart_from_the_fact(self, cast, customer):
        acts.prefer(customer, by=cast.wanglei, version=0, taboo="别提前一家供应商")
        assert "供应商" not in Fact.objects.get(verb="customer.prefers").body


class TestWays:
    def test_several_of_each_for_the_customer_and_for_a_human_there(self, cast, customer):
        zhou = add_contact(customer, by=cast.wanglei, name="周敏")
        acts.add_way(customer, by=cast.wanglei, kind="phone", value="0512-6688 1234", label="厂部")
        acts.add_way(customer, by=cast.wanglei, kind="phone", value="138 0512 6027", contact=zhou)
        acts.add_way(customer, by=cast.wanglei, kind="address", value="苏州工业园区星湖街 1 号")
        assert Way.objects.filter(customer=customer).count() == 3

    @pytest.mark.parametrize(("kind", "value"), [("phone", "电话"), ("phone", "12"), ("email", "a@b"), ("email", "ab")])
    def test_what_is_none_is_refused(self, cast, customer, kind, value):
        with pytest.raises(Invalid):
            acts.add_way(customer, by=cast.wanglei, kind=kind, value=value)

    def test_somebody_of_another_customer_is_refused(self, cast, customer):
        other = add_customer(by=cast.wanglei, name="昆山立讯")
        human = add_contact(other, by=cast.wanglei, name="周敏")
        with pytest.raises(Invalid):
            acts.add_way(customer, by=cast.wanglei, kind="phone", value="13805126027", contact=human)

    def test_a_number_is_found_by_who_sees_the_customer(self, cast, client, customer):
        from xiaodui.dossiers.hears import make_ways_findable

        acts.add_way(customer, by=cast.wanglei, kind="phone", value="0512-6688 1234")
        make_ways_findable(list(Fact.objects.filter(verb="way.added")))
        for person, found in ((cast.wanglei, True), (cast.zhaomin, False)):
            text = sign_in(client, person).get("/search", {"q": "05126688"}).content.decode()
            assert ("恒拓" in text) is found

    def test_edited_and_removed_with_the_number_apart(self, cast, customer):
        way = acts.add_way(customer, by=cast.wanglei, kind="wechat", value="hengtuo_zhou")
        acts.edit_way(way, by=cast.wanglei, version=0, value="hengtuo_wang")
        acts.remove_way(Way.objects.get(), by=cast.wanglei)
        assert not any("hengtuo" in fact.body for fact in Fact.objects.filter(verb__startswith="way."))
        assert Fact.objects.filter(verb__startswith="way.").count() == 3


class TestRelations:
    def test_it_reads_from_both_sides(self, cast, customer):
        other = add_customer(by=cast.wanglei, name="昆山立讯")
        acts.relate(customer, by=cast.wanglei, other=other, kind="supplies")
        assert [(str(t.said), t.other) for t in ties(customer, cast.wanglei)] == [("供货给", other)]
        assert [(str(t.said), t.other) for t in ties(other, cast.wanglei)] == [("从这家进货", customer)]

    def test_who_sees_one_side_reads_no_name_of_the_other(self, cast, client, customer):
        other = add_customer(by=cast.zhaomin, name="东莞恒力")
        acts.relate(customer, by=cast.laozhou, other=other, kind="partner")
        assert "东莞恒力" in page(client, cast.laozhou, customer).content.decode()
        assert "东莞恒力" not in page(client, cast.wanglei, customer).content.decode()

    def test_one_that_he_does_not_see_can_not_be_named(self, cast, customer):
        other = add_customer(by=cast.zhaomin, name="东莞恒力")
        with pytest.raises(Invalid):
            acts.relate(customer, by=cast.wanglei, other=other.pk, kind="partner")

    def test_not_twice_and_not_with_itself(self, cast, customer):
        other = add_customer(by=cast.wanglei, name="昆山立讯")
        acts.relate(customer, by=cast.wanglei, other=other, kind="partner")
        with pytest.raises(Refusal):
            acts.relate(other, by=cast.wanglei, other=customer, kind="partner")
        with pytest.raises(Refusal):
            acts.relate(customer, by=cast.wanglei, other=customer, kind="referred")
        acts.part(Relation.objects.get(), by=cast.wanglei)
        assert not Relation.objects.exists()


class TestSegments:
    def test_it_is_counted_live_within_each_reader_s_sight(self, cast, client):
        for owner, name in ((cast.wanglei, "甲厂"), (cast.chenchen, "乙厂"), (cast.zhaomin, "丙厂")):
            add_customer(by=owner, name=name, level="A")
        one = acts.keep_segment(by=cast.lijing, name="很想买的", query="level=A&after=x&nonsense=1", shared=True)
        assert one.query == "level=A"
        for person, n in ((cast.laozhou, 3), (cast.lijing, 2), (cast.wanglei, 1), (cast.zhaomin, 1)):
            [line] = sign_in(client, person).get("/segments").context["lines"]
            assert line.count == str(n), person
        add_customer(by=cast.wanglei, name="丁厂", level="A")
        assert sign_in(client, cast.wanglei).get("/segments").context["lines"][0].count == "2"

    def test_the_list_opens_with_it(self, cast, client):
        add_customer(by=cast.wanglei, name="甲厂", level="A")
        add_customer(by=cast.wanglei, name="乙厂", level="B")
        one = acts.keep_segment(by=cast.wanglei, name="很想买的", query="level=A")
        text = sign_in(client, cast.wanglei).get("/customers", {"segment": one.pk}).content.decode()
        assert "甲厂" in text and "乙厂" not in text

    def test_one_s_own_is_nobody_else_s(self, cast, client):
        one = acts.keep_segment(by=cast.wanglei, name="很想买的", query="level=A")
        assert sign_in(client, cast.wanglei).get(f"/segments/{one.pk}/edit").status_code == 200
        assert sign_in(client, cast.lijing).get(f"/segments/{one.pk}/edit").status_code == 404
        add_customer(by=cast.lijing, name="乙厂", level="B")
        assert "乙厂" in sign_in(client, cast.lijing).get("/customers", {"segment": one.pk}).content.decode()

    def test_nothing_narrowed_is_no_segment(self, cast):
        with pytest.raises(Refusal, match="筛"):
            acts.keep_segment(by=cast.wanglei, name="全部", query="sort=name&segment=3")
        assert not Segment.objects.exists()

    def test_a_retired_one_is_gone_from_list_and_page(self, cast, client):
        one = acts.keep_segment(by=cast.wanglei, name="很想买的", query="level=A")
        acts.retire_segment(one, by=cast.wanglei)
        assert sign_in(client, cast.wanglei).get("/segments").context["lines"] == []
        with pytest.raises(Refusal):
            acts.retire_segment(one, by=cast.wanglei)


class TestAdvice:
    def test_what_two_alike_bought_is_named_with_who_and_not_from_out_of_sight(self, cast, customer):
        from xiaodui.catalog.acts import create as add_product
        from xiaodui.deals.acts import create as open_deal
        from xiaodui.deals.acts import win

        product = add_product(by=cast.laozhou, name="伺服 S1", price="1200")
        for owner, name in ((cast.wanglei, "甲厂"), (cast.chenchen, "乙厂"), (cast.zhaomin, "丙厂")):
            other = add_customer(by=owner, name=name, sector="精密机加工")
            win(open_deal(by=owner, title="一期", amount="5", customer=other, product=product), by=owner, amount="5")
        [one] = advice(customer, cast.lijing)
        assert (one.product, one.count, one.among) == ("伺服 S1", 2, 2)
        assert advice(customer, cast.wanglei) == []


def test_all_goes_over_in_a_merge_and_comes_back(cast, customer, tag):
    gone = add_customer(by=cast.wanglei, name="常熟隆力奇")
    other = add_customer(by=cast.wanglei, name="昆山立讯")
    second = acts.create_tag(by=cast.laozhou, name="老客户")
    for one in (customer, gone):
        acts.tag(one, by=cast.wanglei, tag=tag)
    acts.tag(gone, by=cast.wanglei, tag=second)
    acts.add_way(gone, by=cast.wanglei, kind="phone", value="0512-66881234")
    acts.relate(gone, by=cast.wanglei, other=other, kind="partner")
    acts.prefer(gone, by=cast.wanglei, version=0, needs="要快")
    child = next(one for one in CHILDREN if one.name == "dossier")
    data = child.merged(customer, gone)
    assert set(Tagged.objects.filter(customer=customer).values_list("tag_id", flat=True)) == {tag.pk, second.pk}
    assert Way.objects.get().customer == customer and Relation.objects.get().customer == customer
    assert Dossier.objects.get().customer == customer
    child.unmerged(customer, gone, data)
    assert Tagged.objects.filter(customer=gone).count() == 2 and Way.objects.get().customer == gone
    assert Dossier.objects.get().customer == gone


def test_every_act_asks_the_guards(cast, customer, tag, monkeypatch, field):
    from xiaodui.customers.sockets import GUARDS

    way = acts.add_way(customer, by=cast.wanglei, kind="phone", value="0512-66881234")
    other = add_customer(by=cast.wanglei, name="昆山立讯")
    tie = acts.relate(customer, by=cast.wanglei, other=other, kind="partner")
    one = field("预算", "money")
    no = Refusal("kept", "不行")
    monkeypatch.setattr(GUARDS, "_plugged", [lambda touches: [no for _one in touches]])
    for press in (
        lambda by: acts.tag(customer, by=by, tag=tag), lambda by: acts.untag(customer, by=by, tag=tag),
        lambda by: acts.fill(customer, by=by, values={one.key: "5"}, version=0),
        lambda by: acts.prefer(customer, by=by, version=0, needs="要快"),
        lambda by: acts.add_way(customer, by=by, kind="phone", value="0512-1234567"),
        lambda by: acts.edit_way(way, by=by, version=0, value="0512-1234567"), lambda by: acts.remove_way(way, by=by),
        lambda by: acts.relate(customer, by=by, other=other, kind="referred"), lambda by: acts.part(tie, by=by),
        lambda by: acts.attach(customer, by=by, name="a.pdf", content="eA=="),
    ):  # fmt: skip
        with pytest.raises(Refusal) as refused:
            press(cast.wanglei)
        assert refused.value.code == "kept"


def test_who_only_reads_changes_nothing(cast, customer, tag):
    with pytest.raises(Forbidden):
        acts.tag(customer, by=cast.sunyue, tag=tag)


def test_another_is_refused_that_has_the_same_further_number(cast, customer):
    acts.add_way(customer, by=cast.wanglei, kind="phone", value="0512-6688 1234", label="厂部")
    with pytest.raises(Refusal) as no:
        add_customer(by=cast.zhaomin, name="苏州恒拓精密机械", phone="051266881234")
    assert no.value.code == "customer.exists"
    assert find_by("13905121234") == []
    acts.add_way(customer, by=cast.wanglei, kind="phone", value="139 0512 1234")
    assert find_by("13905121234") == [customer.pk]
    acts.remove_way(Way.objects.get(value="139 0512 1234"), by=cast.wanglei)
    assert find_by("13905121234") == []


def find_by(phone):
    from xiaodui.matching import Known, lookalikes

    return [hit.pk for hit in lookalikes("customer", Known(name="全新的名字", phones=(phone,)))]
