"""A statement that was put together once says what Django's own says, for whatever values come."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test.utils import CaptureQueriesContext

from xiaodui.core import clock
from xiaodui.core.prepared import Insert, Prepared
from xiaodui.customers.acts import create
from xiaodui.customers.models import Involvement
from xiaodui.people.models import Absence, Person

pytestmark = pytest.mark.django_db


def named(login, on):
    return Person.objects.filter(login=login, joined_on__lte=on).values_list("pk", "joined_on")


NAMED = Prepared(named, str, date)
JOIN = Prepared(lambda pk, on: (Person.objects.filter(pk=pk), {"joined_on": on}), int, date)
GONE = Prepared(lambda person, since: (Absence.objects.filter(person_id=person, since__gte=since), None), int, date)


def test_rows_come_as_django_gives_them(cast):
    day = clock.today()
    with transaction.atomic():
        assert JOIN.change(cast.wanglei.pk, day) == 1 and JOIN.change(cast.chenchen.pk, day - timedelta(days=9)) == 1
        assert JOIN.change(10**6, day) == 0
    for login in ("wanglei", "chenchen", "nobody"):
        for on in (day - timedelta(days=10), day - timedelta(days=9), day):
            assert NAMED.rows(login, on) == list(named(login, on))


def test_only_what_was_meant_is_removed(cast):
    day = clock.today()
    for person, since in ((cast.wanglei, day), (cast.wanglei, day - timedelta(days=5)), (cast.chenchen, day)):
        Absence.objects.create(person=person, since=since, until=day)
    with transaction.atomic():
        assert GONE.change(cast.wanglei.pk, day) == 1
    assert set(Absence.objects.values_list("person", "since")) == {
        (cast.wanglei.pk, day - timedelta(days=5)), (cast.chenchen.pk, day),
    }  # fmt: skip


def test_a_value_too_many_is_found(cast):
    with pytest.raises(AssertionError):
        Prepared(lambda pk, other: Person.objects.filter(pk=pk).values_list("pk"), int, int).rows(1, 2)
    with pytest.raises(AssertionError):
        NAMED.rows("wanglei")


def test_it_is_one_statement(cast, django_assert_num_queries: CaptureQueriesContext):
    with django_assert_num_queries(1):
        NAMED.rows("wanglei", clock.today())


def test_records_come_whole_with_those_they_name(cast, django_assert_num_queries: CaptureQueriesContext):
    seen = Prepared(lambda pk: Person.objects.select_related("team").filter(pk=pk), int)
    [person] = seen.records(cast.wanglei.pk)
    assert {field.attname: getattr(person, field.attname) for field in Person._meta.concrete_fields} == {
        field.attname: getattr(cast.fresh(cast.wanglei), field.attname) for field in Person._meta.concrete_fields
    }
    with django_assert_num_queries(0):
        assert person.team == cast.wanglei.team
    [owner] = seen.records(cast.laozhou.pk)
    assert owner.team == cast.laozhou.team
    assert seen.records(10**6) == []


def test_a_row_is_put_in_as_django_puts_it_in(cast):
    day = clock.today()
    put = Insert(Absence)
    for until in (day, day + timedelta(days=3)):
        put.row(Absence(person=cast.wanglei, since=day, until=until))
    given = Absence.objects.create(person=cast.chenchen, since=day, until=day)
    plain = [
        field.attname for field in Absence._meta.concrete_fields if field.attname not in ("id", "person_id", "until")
    ]
    rows = list(Absence.objects.order_by("pk").values_list(*plain))
    assert len(rows) == 3 and rows[0] == rows[1] == tuple(getattr(given, name) for name in plain)


def test_what_is_there_stays(cast):
    customer = create(by=cast.wanglei, name="苏州恒拓")
    again = Insert(Involvement, passing_over=True)
    again.row(Involvement(customer=customer, person=cast.wanglei, since=clock.now()))
    again.row(Involvement(customer=customer, person=cast.chenchen, since=clock.now()))
    assert sorted(customer.involvements.values_list("person", flat=True)) == sorted([cast.wanglei.pk, cast.chenchen.pk])
