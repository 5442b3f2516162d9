"""What is told by itself: mentions, hand-overs, one's place in the company, a night without a backup."""

from datetime import timedelta

import pytest
from django.db import transaction

from xiaodui.core import clock
from xiaodui.customers.acts import create, hand_over, note
from xiaodui.deals.acts import create as open_deal
from xiaodui.deals.acts import hand_over as hand_over_deal
from xiaodui.journal import record
from xiaodui.journal.following import settle
from xiaodui.journal.models import Cursor
from xiaodui.notices.inbox import lines_of
from xiaodui.notices.models import Notice
from xiaodui.people.acts import delegate, grant, revoke
from xiaodui.people.models import Grant, Role
from xiaodui.upkeep.verbs import BACKUP_FAILED

pytestmark = pytest.mark.django_db


def told(person):
    settle()
    rows = Notice.objects.visible_to(person).standing().unread().select_related("fact").order_by("pk")
    return [(line.notice.kind, line.sentence, line.url) for line in lines_of(rows, person)]


def test_a_mention_leads_to_its_note(cast):
    customer = create(by=cast.wanglei, name="昆山立讯")
    note(customer, by=cast.wanglei, text="@陈晨 一起去")
    [(kind, sentence, url)] = told(cast.chenchen)
    assert (kind, sentence) == ("note.mentioned", "王磊 在备注里提到了 陈晨：@陈晨 一起去") and url.startswith(
        "/notes/"
    )
    assert not told(cast.wanglei)


def test_a_customer_and_a_deal_handed_over(cast):
    customer = create(by=cast.wanglei, name="昆山立讯")
    deal = open_deal(by=cast.wanglei, title="二期改造", amount="1000")
    hand_over(customer, by=cast.wanglei, to=cast.chenchen, reason="换区")
    hand_over_deal(deal, by=cast.lijing, to=cast.chenchen, reason="换区")
    first, second = sorted(told(cast.chenchen))
    assert first[0] == "customer.received" and "昆山立讯" in first[1] and first[2] == f"/customers/{customer.pk}"
    assert second[0] == "deal.received" and "二期改造" in second[1] and second[2] == f"/deals/{deal.pk}"


def test_a_leavers_customers_are_one_notice(cast):
    customers = [create(by=cast.wanglei, name=f"客户{number}") for number in range(5)]
    for customer in customers:
        hand_over(customer, by=cast.wanglei, to=cast.chenchen, reason="离职")
    settle()
    [notice] = Notice.objects.visible_to(cast.chenchen).standing()
    assert notice.count == 5


def test_who_takes_it_himself_is_not_told(cast):
    customer = create(by=cast.wanglei, name="昆山立讯")
    with clock.at(clock.now() + timedelta(days=60)):  # its protection is over
        hand_over(customer, by=cast.lijing, to=cast.lijing, reason="我来")
    assert not told(cast.lijing)


def test_ones_place(cast):
    grant(cast.wanglei, by=cast.laozhou, role=Role.objects.get(code="leader"), team=cast.breeze)
    assert [kind for kind, _said, _url in told(cast.wanglei)] == ["person.placed"]
    revoke(Grant.objects.get(person=cast.wanglei, team=cast.breeze), by=cast.laozhou)
    assert "收回了 王磊 的角色" in told(cast.wanglei)[0][1]


def test_a_deputy_is_told_that_he_stands_in(cast, today):
    delegate(cast.lijing, by=cast.lijing, deputy=cast.chenchen, rights=["sell"], since=today, until=today)
    assert [said for _kind, said, _url in told(cast.chenchen)] == ["李静 请人代理"]
    assert not told(cast.lijing)


def test_a_failed_backup_tells_who_operates(cast):
    operator = Role.objects.create(code="ops", name_zh="运维", name_en="Ops", rights=["operate"])
    Grant.objects.create(person=cast.sunyue, role=operator, since="2025-01-01")
    with transaction.atomic():
        record(BACKUP_FAILED, "backup:0", by=None, why="磁盘满了")
    for person in (cast.laozhou, cast.sunyue):
        assert told(cast.fresh(person)) == [("backup.failed", "夜间备份没有做成：磁盘满了", "")]
    assert not told(cast.lijing)


def test_hearing_all_of_it_again_tells_nobody_twice(cast):
    customer = create(by=cast.wanglei, name="昆山立讯")
    note(customer, by=cast.wanglei, text="@陈晨 一起去")
    hand_over(customer, by=cast.wanglei, to=cast.chenchen, reason="换区")
    before = told(cast.chenchen)
    rows = Notice.objects.count()
    Cursor.objects.update(seq=0)
    assert told(cast.chenchen) == before and Notice.objects.count() == rows == 2
