"""Cells as people write them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaodui.exchange.reading import BadValue, Field, guess_columns, parse_amount, parse_date, plain_text

FIFTH = date(2026, 1, 5)


@pytest.mark.parametrize(
    "cell",
    [
        "2026/1/5", "2026-01-05", "2026年1月5日", "20260105", "2026.1.5", "２０２６／１／５", " 2026-1-5 ", "46027",
        "46027.5", "2026-01-05 13:30:00", "2026-01-05T13:30:00+08:00", "2026/1/5 9:05", "2026 年 1 月 5 日",
    ],
)  # fmt: skip
def test_a_day(cell):
    assert parse_date(cell) == FIFTH


@pytest.mark.parametrize(
    "cell", ["5/1/2026", "1月5日", "明天", "2026-13-01", "2026-02-30", "20261301", "123", "99999999"]
)
def test_no_day(cell):
    with pytest.raises(BadValue) as bad:
        parse_date(cell)
    assert cell in bad.value.sentence


@given(st.dates(date(1930, 1, 1), date(2199, 12, 31)))
def test_every_writing_of_a_day_is_that_day(day):
    serial = str((day - date(1899, 12, 30)).days)
    for cell in (day.isoformat(), f"{day.year}年{day.month}月{day.day}日", f"{day:%Y%m%d}", serial):
        assert parse_date(cell) == day


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1200", "1200"), ("1.2万", "12000"), ("3亿", "300000000"), ("￥1,200", "1200"), ("¥1200.50", "1200.50"),
        ("(1,200)", "-1200"), ("（１，２００）", "-1200"), ("１２００", "1200"),
        ("-5", "-5"), ("-￥5", "-5"), ("￥-5", "-5"),
        ("1,234,567.89", "1234567.89"), ("12 元", "12"), ("1.2万元", "12000"), ("2w", "20000"), ("3K", "3000"),
        ("$99", "99"), ("1.2E+05", "120000"), ("RMB 88", "88"), (".5", "0.5"), ("0", "0"),
        ("5百万", "5000000"), ("−3", "-3"),
    ],
)  # fmt: skip
def test_an_amount(cell, value):
    assert parse_amount(cell) == Decimal(value)


@pytest.mark.parametrize(
    "cell", ["1,20", "一百", "12 或 13", "(5", "1.2.3", "--5", "-¥-5", "nan", "inf", "1e99", "10亿亿", "abc", "1,2345"]
)
def test_no_amount(cell):
    with pytest.raises(BadValue) as bad:
        parse_amount(cell)
    assert cell in bad.value.sentence


def test_an_empty_cell_is_no_mistake():
    assert parse_date(" ") is None
    assert parse_amount("\u3000") is None


@given(st.decimals(-(10**12), 10**12, places=2))
def test_every_writing_of_an_amount_is_that_amount(value):
    for cell in (f"{value:f}", f"{value:,}", f"￥{value:,}元"):
        assert parse_amount(cell) == value


@given(st.text(max_size=20))
def test_parsers_answer_or_refuse(cell):
    for parse in (parse_date, parse_amount):
        try:
            parse(cell)
        except BadValue:
            continue


def test_plain_text():
    assert plain_text("\ufeff 昆山\u3000立讯\n二期 ") == "昆山 立讯 二期"


FIELDS = [
    Field("customer"), Field("contact"), Field("phone", kind="phone"), Field("amount", kind="amount"),
    Field("owner"), Field("stage"), Field("product"), Field("opened_on", kind="date"), Field("closed_on", kind="date"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "guessed"),
    [
        (["公司名称", "联系人", "手机", "成交金额（元）", "销售"], {
            "customer": "公司名称", "contact": "联系人", "phone": "手机", "amount": "成交金额（元）", "owner": "销售"}),
        (["id", "sales_agent", "product", "account", "deal_stage", "engage_date", "close_date", "close_value"], {
            "owner": "sales_agent", "product": "product", "customer": "account", "stage": "deal_stage",
            "opened_on": "engage_date", "closed_on": "close_date", "amount": "close_value"}),
        (["Acount", "Stage"], {"customer": "Acount", "stage": "Stage"}),
        (["联系人1", "salesRep", "客户编号", "hostage", "productID"], {"contact": "联系人1", "owner": "salesRep"}),
        (["甲", "乙"], {}),
    ],
)  # fmt: skip
def test_headers_are_guessed(header, guessed):
    assert guess_columns(header, [], FIELDS) == guessed


def test_values_speak_for_and_against_a_column():
    rows = [["13800138000", "王磊", "昆山立讯"], ["0512-57301234", "陈晨", "恒拓"]]
    assert guess_columns(["号码", "电话", "公司"], rows, FIELDS)["phone"] == "号码"


def test_own_names_of_a_field():
    assert guess_columns(["拜访次数"], [["3"]], [Field("visits", "拜访次数")]) == {"visits": "拜访次数"}
