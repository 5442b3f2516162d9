"""Rows put in and changed by prepared statements are what `bulk_create` would have made of them."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.test.utils import CaptureQueriesContext

from xiaodui.core import clock
from xiaodui.core.prepared_rows import Insert, Update
from xiaodui.customers.acts import create
from xiaodui.customers.models import Customer, Involvement
from xiaodui.people.models import Absence
from xiaodui.pool.models import Protection

pytestmark = pytest.mark.django_db
SHANGHAI = ZoneInfo("Asia/Shanghai")


def customers(cast, mark):
    """Rows with every kind of value: none, figures, exact decimals, instants of any zone, text that a database could trip over."""
    at = datetime(2026, 3, 18, 9, 30, 0, 5, tzinfo=UTC)
    return [
        Customer(
            owner=cast.wanglei if n % 2 else None, employees=n or None, revenue=Decimal(n) / 7 if n else None, level="ABCD"[n % 4],
            about="'; 100% \\ %s", created_at=at + timedelta(microseconds=n), touched_at=at.astimezone(SHANGHAI),
            qualified_on=clock.day_of(at),
        ).named(f"{mark}{n}号公司")
        for n in range(7)
    ]  # fmt: skip


def told(rows, but):
    names = [field.attname for field in Customer._meta.concrete_fields if field.attname not in but]
    return list(Customer.objects.filter(pk__in=[row.pk for row in rows]).order_by("pk").values_list(*names))


def test_many_are_put_in_as_django_puts_them_in(cast, django_assert_num_queries: CaptureQueriesContext):
    ours, theirs = customers(cast, "甲"), customers(cast, "甲")
    Customer.objects.bulk_create(theirs)
    with transaction.atomic(), django_assert_num_queries(1):
        Insert(Customer).rows(ours)
    assert told(ours, {"id"}) == told(theirs, {"id"}) and len(told(ours, {"id"})) == 7
    for row in ours:
        assert not row._state.adding and Customer.objects.get(pk=row.pk).name == row.name


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


def test_rows_without_records_are_the_same(cast):
    put = Insert(Absence)
    day = clock.today()
    given = [{"person_id": who.pk, "since": day, "until": day} for who in (cast.wanglei, cast.chenchen)]
    rows = [[one.get(field.attname, field.get_default()) for field in put.fields] for one in given]
    put.plain(rows)
    assert list(Absence.objects.order_by("pk").values("person_id", "since", "until")) == given
    put.plain([])
    put.rows([])
    assert Absence.objects.count() == 2
    with pytest.raises(ValueError, match="zip"):
        put.plain([rows[0][:-1]])


def test_what_is_there_stays(cast):
    customer = create(by=cast.wanglei, name="苏州恒拓")
    again = Insert(Involvement, passing_over=True)
    again.row(Involvement(customer=customer, person=cast.wanglei, since=clock.now()))
    again.rows([Involvement(customer=customer, person=one, since=clock.now()) for one in (cast.wanglei, cast.chenchen)])
    assert sorted(customer.involvements.values_list("person", flat=True)) == sorted([cast.wanglei.pk, cast.chenchen.pk])


def test_what_is_there_is_changed_in_the_named_columns_only(cast):
    create(by=cast.wanglei, name="苏州恒拓")
    [row] = Protection.objects.all()
    row.why, row.cited, kept = "other", "nobody@1", row.cited
    Insert(Protection, over="customer", fields=["why"]).rows([row])
    [now] = Protection.objects.all()
    assert (now.pk, now.why, now.cited, now.steps) == (row.pk, "other", kept, row.steps)


def test_rows_are_changed_by_their_ids(cast):
    rows = customers(cast, "乙")
    Insert(Customer).rows(rows)
    before = told(rows, {"revenue", "touched_at"})
    at = clock.now()
    for row in rows[:5]:
        row.revenue, row.touched_at, row.about = Decimal("1234.5"), at, "not said"
    Update(Customer, "revenue", "touched_at").rows(rows[:5])
    found = list(Customer.objects.filter(pk__in=[row.pk for row in rows]).order_by("pk"))
    assert [(one.revenue, one.touched_at) for one in found[:5]] == [(Decimal("1234.5"), at)] * 5
    assert found[5].revenue != Decimal("1234.5") and told(rows, {"revenue", "touched_at"}) == before
    Update(Customer, "revenue").rows([])
