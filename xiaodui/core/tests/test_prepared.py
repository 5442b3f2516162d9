"""A statement that was put together once says what Django's own says, for whatever values come."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test.utils import CaptureQueriesContext

from xiaodui.core import clock
from xiaodui.core.prepared import Prepared
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


ANY = Prepared(
    lambda pks, on, logins: Person.objects.filter(pk__in=pks, joined_on__lte=on).exclude(login__in=logins).order_by("pk"),
    [int], date, [str],
)  # fmt: skip
LEFT = Prepared(lambda pks, on: (Absence.objects.filter(person_id__in=pks, since__lt=on), {"until": on}), [int], date)


def test_lists_are_of_any_length(cast, django_assert_num_queries: CaptureQueriesContext):
    day, ids = clock.today(), list(Person.objects.order_by("pk").values_list("pk", flat=True))
    assert len(ids) > 3
    for some in (ids[:1], ids, ids[1:3], [10**6, ids[0]]):
        for but in (["wanglei"], ["wanglei", "50%s", "chenchen"]):
            wanted = list(Person.objects.filter(pk__in=some, joined_on__lte=day).exclude(login__in=but).order_by("pk"))
            assert ANY.records(some, day, but) == wanted
    with django_assert_num_queries(0):
        assert ANY.records([], day, ["x"]) == [] and LEFT.change([], day) == 0
    for person in (cast.wanglei, cast.chenchen, cast.lijing):
        Absence.objects.create(person=person, since=day - timedelta(days=2), until=day - timedelta(days=1))
    with transaction.atomic():
        assert LEFT.change([cast.wanglei.pk, cast.lijing.pk], day) == 2
    assert Absence.objects.exclude(until=day).get().person == cast.chenchen


def test_many_are_changed_each_by_its_own_values(cast):
    day = clock.today()
    with transaction.atomic():
        JOIN.changes([(cast.wanglei.pk, day), (cast.chenchen.pk, day - timedelta(days=9)), (10**6, day)])
        JOIN.changes([])
    joined = dict(Person.objects.values_list("pk", "joined_on"))
    assert joined[cast.wanglei.pk] == day and joined[cast.chenchen.pk] == day - timedelta(days=9)
    assert list(joined.values()).count(day) == 1


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
