"""Deals come in open, won or lost, at their own dates, once."""

from datetime import date
from decimal import Decimal

import pytest

from xiaodui.catalog.acts import create as add_product
from xiaodui.customers.acts import create as add_customer
from xiaodui.deals.acts import create as open_deal
from xiaodui.deals.models import Deal
from xiaodui.exchange.tests.bringing import bring, checked, csv, taken_in
from xiaodui.journal.models import Fact
from xiaodui.measures.models import Tally

HEADER = ["商机名称", "客户", "负责人", "阶段", "金额", "产品", "开始谈的日子", "关闭日期", "丢单原因", "编号"]
WON = ["二期改造", "恒拓", "王磊", "赢单", "18.6万", "伺服S1", "2026/1/5", "2026年3月18日", "", "SJ-1"]
LOST = ["三期改造", "恒拓", "王磊", "丢单", "￥1,200", "", "2026-01-05", "2026.2.1", "价格", "SJ-2"]
OPEN = ["四期改造", "恒拓", "王磊", "", "5000", "", "", "", "", ""]

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(cast, manager):
    add_customer(by=cast.wanglei, name="恒拓")
    add_product(by=cast.laozhou, name="伺服 S1", price="1200")
    return manager


def test_deals_come_in_with_their_history(world):
    assert taken_in(bring(world, "deals", csv(HEADER, WON, LOST, OPEN)), world)["added"] == 3
    won = Deal.objects.get(code="SJ-1")
    assert (won.state, won.won_on, won.engaged_on, won.amount) == ("won", date(2026, 3, 18), date(2026, 1, 5), 186_000)
    assert (won.product.name, won.owner.name) == ("伺服 S1", "王磊")
    lost = Deal.objects.get(code="SJ-2")
    assert (lost.lost_on, lost.lost_why) == (date(2026, 2, 1), "价格")
    assert Deal.objects.get(title="四期改造").state == "open"
    [tally] = Tally.objects.filter(measure="deals.won_amount")
    assert (tally.day, tally.value) == (date(2026, 3, 18), Decimal(186_000))
    assert Fact.objects.get(verb="deal.opened", subject=f"deal:{won.pk}").happened_at.date() == date(2026, 1, 5)


def test_the_same_file_again_adds_nothing(world):
    data = csv(HEADER, WON, LOST, OPEN)
    taken_in(bring(world, "deals", data), world)
    for existing in ("fill", "overwrite", "skip"):
        again = taken_in(bring(world, "deals", data, existing=existing), world)
        assert again == {"added": 0, "updated": 0, "same": 3, "rejected": 0}, existing
    assert Deal.objects.count() == 3


def test_a_newer_file_brings_open_deals_up(world):
    taken_in(bring(world, "deals", csv(HEADER, OPEN)), world)
    newer = [*OPEN[:3], "赢单", "6000", "", "", "2026/3/1", "", ""]
    upload = bring(world, "deals", csv(HEADER, newer), existing="overwrite")
    assert checked(upload, world) == taken_in(upload, world) == {"added": 0, "updated": 1, "same": 0, "rejected": 0}
    assert Deal.objects.get().amount == 6000 and Deal.objects.get().state == "won"


def test_a_closed_deal_is_not_changed_by_a_file(world):
    taken_in(bring(world, "deals", csv(HEADER, WON)), world)
    other = [*WON[:3], "丢单", *WON[4:]]
    upload = bring(world, "deals", csv(HEADER, other), existing="overwrite")
    assert taken_in(upload, world)["rejected"] == 1
    assert upload.rejections.get().code == "deal.closed"
    assert Deal.objects.get().state == "won"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"阶段": "想象中"}, "stage.unknown"), ({"关闭日期": ""}, "close.missing"), ({"金额": ""}, "value.missing"),
        ({"开始谈的日子": "2026/4/1"}, "close.early"), ({"阶段": ""}, "close.open"),
        ({"金额": "-5"}, "value.negative"),
        ({"产品": "飞船"}, "product.unknown"), ({"客户": "谁"}, "customer.unknown"),
        ({"负责人": "谁"}, "owner.unknown"),
        ({"关闭日期": "明年"}, "date.unclear"), ({"关闭日期": "2199-01-01"}, "date.future"),
        ({"关闭日期": "2026-02-30"}, "date.none"),
        ({"金额": "很多"}, "amount.unclear"), ({"负责人": "赵敏"}, "deal.right"),
        ({"丢单原因": "长" * 201}, "value.long"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_rejected_and_leaves_nothing(world, changed, code):
    row = dict(zip(HEADER, WON, strict=True)) | changed
    upload = bring(world, "deals", csv(HEADER, OPEN, [row[name] for name in HEADER]))
    said = checked(upload, world)
    assert taken_in(upload, world) == said == {"added": 1, "updated": 0, "same": 0, "rejected": 1}
    assert upload.rejections.get().code == code
    assert list(Deal.objects.values_list("title", flat=True)) == ["四期改造"]


def test_a_row_that_is_refused_midway_leaves_nothing_of_itself(world, cast):
    """No rate is known for dollars: the new amount would go in and the end would not."""
    open_deal(by=cast.wanglei, title="美元单", amount="100", currency="USD")
    rows = ["美元单", "", "王磊", "赢单", "200", "", "", "2026/1/6", "", ""]
    upload = bring(world, "deals", csv(HEADER, OPEN, rows), existing="overwrite")
    assert taken_in(upload, world) == {"added": 1, "updated": 0, "same": 0, "rejected": 1}
    assert upload.rejections.get().code == "no-rate"
    assert Deal.objects.get(title="美元单").amount == 100


def test_the_same_deal_twice_in_one_file_is_one(world):
    upload = bring(world, "deals", csv(HEADER, OPEN, OPEN, WON, WON))
    assert checked(upload, world) == taken_in(upload, world) == {"added": 2, "updated": 0, "same": 2, "rejected": 0}


def test_products_come_in_once(cast, manager):
    data = csv(
        ["产品名称", "系列", "单价"],
        ["伺服 S1", "伺服", "1,200"],
        ["伺服S1", "", ""],
        ["", "x", ""],
        ["坏", "", "两块"],
    )
    upload = bring(manager, "products", data)
    assert checked(upload, manager) == taken_in(upload, manager) == {"added": 1, "updated": 0, "same": 1, "rejected": 2}
    assert taken_in(bring(manager, "products", data), manager)["added"] == 0
