"""A leader of many walks a list instead of asking for each of his people's rows, and sees the very same rows."""

import pytest
from django.db import connection

from xiaodui.core import clock
from xiaodui.core.among import MANY
from xiaodui.customers.lists import counted
from xiaodui.customers.models import Contact, Customer, Involvement, Note
from xiaodui.deals.models import Deal
from xiaodui.deals.tests.crowd import crowd
from xiaodui.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(cast):
    """李静's people by the dozen and 赵敏, with deals, customers, contacts and notes."""
    people = Person.objects.bulk_create(
        Person(login=f"p{n}", name=f"同事{n}", team=cast.thunder, password="!") for n in range(MANY + 5)
    )
    crowd(120, [*people, cast.zhaomin])
    for n, owner in enumerate([*people, cast.zhaomin]):
        customer = Customer.objects.create(
            name=f"{n} 厂",
            owner=owner,
            created_at=clock.now(),
            touched_at=clock.now(),
            qualified_on=clock.today(),
        )
        Involvement.note({(customer.pk, owner.pk)}, clock.now())
        Contact.objects.create(customer=customer, name="周总")
        Note.objects.create(about=str(customer.pk), customer=customer, author=owner, text="x", written_at=clock.now())
    return cast


def test_he_sees_all_of_theirs_and_nothing_of_others(many):
    leader, outsider = many.fresh(many.lijing), many.zhaomin
    assert leader.reach.is_wide and not many.fresh(outsider).reach.is_wide
    assert set(Deal.objects.visible_to(leader)) == set(Deal.objects.exclude(owner=outsider))
    seen = set(Customer.objects.visible_to(leader))
    assert seen == set(Customer.objects.filter(involvements__person__in=leader.reach.person_ids))
    assert seen and not seen & set(Customer.objects.filter(owner=outsider))
    assert set(Contact.objects.visible_to(leader)) == set(Contact.objects.exclude(customer__owner=outsider))
    assert set(Note.objects.visible_to(leader)) == set(Note.objects.exclude(author=outsider))


@pytest.mark.parametrize("few", [300, 5])
def test_what_is_counted_is_what_is_seen(many, monkeypatch, few):
    monkeypatch.setattr("xiaodui.people.sight.FEW", few)
    customer = Customer.objects.filter(owner=many.zhaomin).first()
    for one in (many.lijing, many.zhaomin, many.wanglei):
        Involvement.note({(customer.pk, one.pk)}, clock.now())
    for person in (many.lijing, many.zhaomin, many.wanglei):
        reader = many.fresh(person)
        assert counted(reader).count() == Customer.objects.visible_to(reader).qualified().count() > 0
        assert set(Deal.objects.visible_to(reader, walked=False)) == set(Deal.objects.visible_to(reader))


def test_the_same_holds_beyond_the_longest_list_of_people(many, monkeypatch):
    monkeypatch.setattr("xiaodui.people.sight.FEW", 5)
    leader = many.fresh(many.lijing)
    assert set(Deal.objects.visible_to(leader)) == set(Deal.objects.exclude(owner=many.zhaomin))
    assert set(Contact.objects.visible_to(leader)) == set(Contact.objects.exclude(customer__owner=many.zhaomin))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL weighs the limit by itself")
def test_his_lists_are_walked_in_their_order(many):
    leader = many.fresh(many.lijing)
    deals = Deal.objects.visible_to(leader).order_by("-created_at", "-pk")[:51].explain()
    customers = Customer.objects.visible_to(leader).order_by("-touched_at", "-pk")[:51].explain()
    assert "deal_recent" in deals and "TEMP B-TREE" not in deals, deals
    assert "customer_recent" in customers and "involved_with" in customers and "TEMP B-TREE" not in customers, customers


def test_a_person_who_left_sees_no_note(many):
    gone = many.fresh(many.gone)
    Note.objects.filter(pk=Note.objects.first().pk).update(author=gone)
    assert not Note.objects.visible_to(gone).exists() and not Contact.objects.visible_to(gone).exists()
