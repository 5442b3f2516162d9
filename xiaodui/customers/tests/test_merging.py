"""Two records of one company become one and part again: nothing is lost, nothing is left over, each row goes back."""

from datetime import timedelta

import pytest
from django.apps import apps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import sign_in
from xiaodui.core import clock
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.customers import acts
from xiaodui.customers.acts.carrying import FIELDS
from xiaodui.customers.hears import follow_merges
from xiaodui.customers.models import Alias, Contact, Customer, Merge, Note
from xiaodui.customers.sockets import GUARDS
from xiaodui.deals.acts import create as open_deal
from xiaodui.deals.models import Deal
from xiaodui.journal import Fact
from xiaodui.matching import Known, lookalikes
from xiaodui.search.matching import find

pytestmark = pytest.mark.django_db
LEFT_OUT = {
    "Merge",
    "Fact",
    "Personal",
    "Sealed",
    "Seal",
    "Cursor",
    "Tally",
    "Entry",
    "Session",
    "Job",
    "Deadline",
    "Step",
}


@pytest.fixture
def double(cast, customer):
    """王磊's second record of the same company, with things of its own."""
    made = acts.create(
        by=cast.wanglei, name="海晟（暂名）", level="C", phone="0512-5550123", website="hengtuo.example", revenue="1200.5",
        employees=320,
    )  # fmt: skip
    acts.add_contact(made, by=cast.wanglei, name="刘建国", phone="139 1234 5678")
    acts.add_alias(made, by=cast.wanglei, name="Hengtuo Precision", kind="english")
    acts.note(made, by=cast.wanglei, text="下周要样品")
    acts.join(made, by=cast.wanglei, colleague=cast.zhaomin.pk, reason="她认识厂长")
    open_deal(by=cast.wanglei, title="备件", amount="5000", customer=made)
    acts.create(by=cast.wanglei, name="昆山分厂", parent=made.pk)
    return Customer.objects.get(pk=made.pk)


def fresh(one):
    return Customer.objects.get(pk=one.pk)


def merged(cast, kept, gone, by=None, **more):
    return acts.merge(fresh(kept), by=by or cast.wanglei, gone=gone.pk, **{"take": [], **more})


def everything():
    """Every row of every table but those that only grow, without versions and when something was last touched by it."""
    found = {}
    for model in apps.get_models():
        if model.__name__ in LEFT_OUT or model._meta.proxy or not model._meta.managed:
            continue
        names = [field.attname for field in model._meta.concrete_fields if field.attname != "version"]
        found[model._meta.label] = sorted(model._default_manager.order_by().values_list(*names), key=repr)
    return found


def test_all_that_hangs_on_it_goes_over_and_one_of_them_is_left(cast, client, customer, double):
    kept = merged(cast, customer, double)
    assert {one.name for one in Contact.objects.filter(customer=kept)} == {"刘建国"}
    assert Note.objects.get().customer == kept and Deal.objects.get().customer == kept
    assert set(Alias.objects.filter(customer=kept).values_list("name", flat=True)) == {"Hengtuo Precision", double.name}
    assert Customer.objects.get(name="昆山分厂").parent == kept
    assert Customer.objects.visible_to(cast.fresh(cast.zhaomin)).get() == kept, "who was asked in there works here now"
    kept = fresh(kept)
    assert (kept.level, kept.phone, kept.employees, kept.owner) == ("A", "0512-5550123", 320, cast.wanglei)
    sign_in(client, cast.wanglei)
    for path in ("/customers", "/customers/mine", "/customers/pick?q=海晟", "/api/v1/customers"):
        assert double.name not in client.get(path).content.decode(), path
    assert client.get(f"/customers/{double.pk}")["Location"] == f"/customers/{kept.pk}"
    assert sign_in(client, cast.chenchen).get(f"/customers/{double.pk}").status_code == 404


def test_the_value_that_is_chosen_is_taken(cast, customer, double):
    kept = fresh(merged(cast, customer, double, take=["name", "level"]))
    assert (kept.name, kept.level) == (double.name, "C")
    assert customer.name in Alias.objects.filter(customer=kept).values_list("name", flat=True)
    assert [hit.pk for hit in lookalikes("customer", Known(name=customer.name))] == [kept.pk]


def test_undone_every_row_of_every_table_is_as_it_was(cast, customer, double):
    before = everything()
    merged(cast, customer, double, take=list(FIELDS))
    assert everything() != before
    acts.unmerge(fresh(customer), by=cast.wanglei, gone=double.pk)
    after = everything()
    assert {name: rows for name, rows in after.items() if rows != before[name]} == {}


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    take=st.sets(st.sampled_from(FIELDS)), swapped=st.booleans(), lead=st.sampled_from(["", "kept", "gone"]),
    contacts=st.integers(0, 2), shared=st.booleans(),
)  # fmt: skip
def test_whatever_was_chosen_undoing_restores_it(cast, take, swapped, lead, contacts, shared):
    from django.db import transaction

    with transaction.atomic():
        said = {"sector": "机床", "region": "苏州", "revenue": "88.5", "level": "B"}
        one = acts.create(by=cast.wanglei, name="苏州恒拓精密", **said)
        other = acts.create(by=cast.wanglei, name="海晟贸易", level="D", about="同一家", source="展会")
        kept, gone = (other, one) if swapped else (one, other)
        for number in range(contacts):
            acts.add_contact(gone, by=cast.wanglei, name=f"周敏{number}", phone=f"1380512602{number}")
        if shared:
            for each in (kept, gone):
                acts.join(each, by=cast.wanglei, colleague=cast.chenchen.pk, reason="一起做")
        if lead:
            Customer.objects.filter(pk=(kept if lead == "kept" else gone).pk).update(qualified_on=None)
        before = everything()
        merged(cast, kept, gone, take=sorted(take))
        acts.unmerge(fresh(kept), by=cast.wanglei, gone=gone.pk)
        assert everything() == before
        transaction.set_rollback(True)


def test_what_was_set_since_stays_with_the_one_that_was_kept(cast, customer, double):
    kept = fresh(merged(cast, customer, double, take=["level"]))
    acts.edit(kept, by=cast.wanglei, version=kept.version, name=kept.name, level="D", phone=kept.phone)
    acts.add_contact(kept, by=cast.wanglei, name="后来的人")
    acts.unmerge(fresh(kept), by=cast.wanglei, gone=double.pk)
    assert fresh(kept).level == "D" and Contact.objects.get(name="后来的人").customer == kept
    assert fresh(double).level == "C" and fresh(double).owner == cast.wanglei


class TestWho:
    def test_owner_of_one_alone_may_not(self, cast, customer, monkeypatch):
        monkeypatch.setattr(GUARDS, "_plugged", [])
        theirs = acts.create(by=cast.chenchen, name="海晟贸易")
        acts.join(theirs, by=cast.chenchen, colleague=cast.wanglei.pk, reason="一起做")
        with pytest.raises(Forbidden):
            merged(cast, customer, theirs, by=cast.fresh(cast.wanglei))
        merged(cast, customer, theirs, by=cast.fresh(cast.lijing))

    def test_one_out_of_sight_is_not_named(self, cast, htmx, customer):
        theirs = acts.create(by=cast.zhaomin, name="海晟贸易")
        assert htmx(cast.wanglei, f"/customers/{customer.pk}/merge?gone={theirs.pk}").status_code == 404
        assert htmx(cast.wanglei, f"/customers/{customer.pk}/merge", {"gone": theirs.pk}).status_code == 404

    def test_a_guard_is_asked_of_both(self, cast, customer, double, monkeypatch):
        asked = []
        ask = lambda touches: [asked.append((t.customer.pk, t.what)) for t in touches]  # noqa: E731
        monkeypatch.setattr(GUARDS, "_plugged", [ask])
        merged(cast, customer, double)
        assert asked == [(customer.pk, "merge"), (double.pk, "merge")]
        no = Refusal("guarded", "不行")
        monkeypatch.setattr(GUARDS, "_plugged", [lambda touches: [no] * len(touches)])
        with pytest.raises(Refusal):
            acts.unmerge(fresh(customer), by=cast.wanglei, gone=double.pk)


class TestOnce:
    def test_with_itself_it_is_refused(self, cast, customer):
        with pytest.raises(Refusal) as no:
            merged(cast, customer, customer)
        assert no.value.code == "merge.same"

    def test_of_two_at_once_one_is_stale(self, cast, customer, double):
        seen, other = fresh(customer), fresh(double)
        acts.merge(seen, by=cast.wanglei, gone=other, take=[])
        with pytest.raises(Refusal) as no:
            acts.merge(Customer.objects.get(name="昆山分厂"), by=cast.wanglei, gone=other, take=[])
        assert no.value.code == "stale"
        assert Merge.objects.standing().count() == 1

    def test_it_is_undone_once_and_within_thirty_days(self, cast, customer, double):
        merged(cast, customer, double)
        with clock.at(clock.now() + timedelta(days=31)), pytest.raises(Refusal) as no:
            acts.unmerge(fresh(customer), by=cast.wanglei, gone=double.pk)
        assert no.value.code == "merge.late"
        acts.unmerge(fresh(customer), by=cast.wanglei, gone=double.pk)
        with pytest.raises(Refusal) as no:
            acts.unmerge(fresh(customer), by=cast.wanglei, gone=double.pk)
        assert no.value.code == "merge.none"
        merged(cast, customer, double)


def test_it_is_found_under_both_names_and_after_undoing_each_by_its_own(cast, customer, double, listen):
    listen()
    merged(cast, customer, double)
    follow_merges(list(Fact.objects.filter(verb="customer.merged")))
    assert find("customer", "海晟") == [customer.pk]
    acts.unmerge(fresh(customer), by=cast.wanglei, gone=double.pk)
    follow_merges(list(Fact.objects.filter(verb="customer.unmerged")))
    assert find("customer", "海晟") == [double.pk]


class TestPages:
    def test_both_stand_beside_each_other_and_it_is_undone_from_the_page(self, cast, htmx, customer, double):
        page = f"/customers/{customer.pk}/merge"
        shown = htmx(cast.wanglei, f"{page}?gone={double.pk}").text
        assert "用并过来的" in shown and "0512-5550123" in shown
        answer = htmx(cast.wanglei, page, {"gone": double.pk, "take": "level"})
        assert answer["HX-Redirect"] == f"/customers/{customer.pk}" and fresh(customer).level == "C"
        shown = htmx(cast.wanglei, f"/customers/{customer.pk}").text
        assert "撤销合并" in shown and "并进了" in shown
        standing = Merge.objects.get()
        assert "下周要样品" in htmx(cast.wanglei, f"/customers/merged/{standing.pk}").text
        assert htmx(cast.chenchen, f"/customers/merged/{standing.pk}").status_code == 404
        answer = htmx(cast.wanglei, f"/customers/{customer.pk}/unmerge", {"gone": double.pk})
        assert answer["HX-Redirect"] == f"/customers/{double.pk}"

    def test_without_the_other_those_that_resemble_are_offered(self, cast, htmx, customer):
        acts.create(by=cast.wanglei, name="苏州恒丰精密机械")
        assert "苏州恒丰精密机械" in htmx(cast.wanglei, f"/customers/{customer.pk}/merge").text

    def test_a_leader_finds_likely_duplicates_in_his_sight(self, cast, client, customer):
        twin = Customer(owner=cast.chenchen, created_at=clock.now(), touched_at=clock.now()).named(
            "苏州恒拓精密机械公司"
        )
        twin.save()
        acts.ownership.Involvement.note({(twin.pk, cast.chenchen.pk)}, clock.now())
        page = sign_in(client, cast.lijing).get("/customers/duplicates").text
        assert f"/customers/{customer.pk}/merge?gone={twin.pk}" in page
        assert "恒拓" not in sign_in(client, cast.laozhou).get(f"/customers/duplicates?after={customer.pk}").text
        assert sign_in(client, cast.wanglei).get("/customers/duplicates").status_code == 403
