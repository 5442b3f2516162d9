"""Rows that say no owner become the importer's, go by the rules of assignment, or wait in a pool."""

from dataclasses import replace

import pytest

from tests.cast import sign_in
from xiaodui.assignment.acts import create_rule
from xiaodui.assignment.models import Assignment
from xiaodui.core.refusal import Invalid
from xiaodui.customers.models import Contact, Customer
from xiaodui.exchange import acts
from xiaodui.exchange.kinds import KINDS
from xiaodui.exchange.tests.bringing import bring, checked, csv, taken_in
from xiaodui.jobs.runner import run_due
from xiaodui.journal.following import run_hearers
from xiaodui.journal.sealing import seal_pending
from xiaodui.pool.acts import create as create_pool
from xiaodui.pool.models import Place

pytestmark = pytest.mark.django_db
HEADER = ["客户名称", "负责人", "联系人", "手机", "地区"]
ROWS = [
    ["昆山立讯精密", "", "周敏", "138 0512 6027", "江苏昆山"],
    ["苏州恒拓", "王磊", "", "", "江苏苏州"],
    ["昆山立讯精密", "", "钱多", "", ""],
    ["常州天合", "", "", "", "江苏常州"],
]


def brought(by, kind="customers", rows=ROWS, **said):
    upload = bring(by, kind, csv(HEADER, *rows))
    return acts.map_columns(upload, by=by, columns=upload.mapping, existing="fill", **said)


def followed():
    seal_pending()
    while run_hearers():
        pass
    run_due()


def test_into_a_pool_with_their_contacts(cast, manager):
    pool = create_pool(by=cast.laozhou, name="展会名单", for_all=True)
    upload = brought(manager, unowned="pool", pool=pool.pk)
    said = checked(upload, manager)
    assert not Customer.objects.exists(), "trying writes nothing"
    assert taken_in(upload, manager) == said == {"added": 3, "updated": 1, "same": 0, "rejected": 0}
    followed()
    waiting = Place.objects.filter(pool=pool, reason="imported").values_list("customer__name", flat=True)
    assert set(waiting) == {"昆山立讯精密", "常州天合"}
    assert Customer.objects.get(name="苏州恒拓").owner == cast.wanglei
    assert set(Contact.objects.values_list("name", flat=True)) == {"周敏", "钱多"}


def test_a_pool_by_choice_is_no_case_for_the_rules(cast, manager):
    create_rule(by=cast.laozhou, name="全部", kind=["customer"], teams=[cast.east.pk], fallback="wait")
    taken_in(brought(manager, unowned="pool"), manager)
    followed()
    assert Place.objects.count() == 2 and not Assignment.objects.exists()


def test_by_the_rules_of_assignment(cast, manager):
    create_rule(by=cast.laozhou, name="全部", kind=["customer"], people=[cast.wanglei.pk], fallback="wait")
    taken_in(brought(manager, unowned="rules"), manager)
    followed()
    assert set(Customer.objects.values_list("owner", flat=True)) == {cast.wanglei.pk}
    assert Assignment.objects.count() == 2 and not Place.objects.exists()


def test_leads_too_and_later_rows_find_what_left_ones_sight(cast, manager, monkeypatch):
    monkeypatch.setitem(KINDS, "leads", replace(KINDS["leads"], chunk=1))
    upload = brought(manager, "leads", unowned="pool")
    assert taken_in(upload, manager) == {"added": 3, "updated": 1, "same": 0, "rejected": 0}
    assert Customer.objects.leads().filter(owner=None).count() == 2


def test_only_who_leads_lets_go(cast, manager, monkeypatch):
    assert acts.lets_go(manager, "leads") and not acts.lets_go(cast.wanglei, "leads")
    assert not acts.lets_go(manager, "deals")
    monkeypatch.setattr("xiaodui.exchange.acts.uploads.lets_go", lambda by, kind: False)
    with pytest.raises(Invalid, match="组长"):
        brought(manager, unowned="pool")


def test_a_retired_pool_takes_none(cast, manager):
    pool = create_pool(by=cast.laozhou, name="旧的", for_all=True)
    type(pool).objects.filter(pk=pool.pk).update(retired_on="2026-01-01")
    with pytest.raises(Invalid, match="停用"):
        brought(manager, unowned="pool", pool=pool.pk)


def test_the_page_asks_whose_they_are(cast, manager, client):
    upload = brought(manager)
    page = sign_in(client, manager).post(
        f"/import/{upload.pk}/map", {"col-customer": "客户名称", "existing": "fill", "unowned": "pool"}, headers={"HX-Request": "true"}
    )  # fmt: skip
    assert page.status_code == 200 and 'id="pool"' in page.content.decode()
    upload.refresh_from_db()
    assert upload.unowned == "pool"
