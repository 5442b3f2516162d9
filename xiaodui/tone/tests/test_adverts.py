"""Advertising is a sum of signs; the work itself is full of prices, links and telephone numbers."""

import pytest

from xiaodui.tone import TOLD, judge

ADVERTS = [
    "日赚五百,在家就能做,要的私聊我",
    "朋友开的店,面膜买一送一,加我微信",
    "帮我砍一刀,就差一个人了",
    "转发到三个群,好运连连",
    "老家自家种的土鸡蛋,30元一斤,要的私我",
    "求红包,各位老板发个红包",
    "徽信 gold9911,低价转让全新未拆手机",
    "股票群带你赚,稳赚不赔",
    "Earn $500 a day from home, DM me",
    "vote for my kid please, forward this to 10 friends",
]
WORK = [
    "客户的微信我加了,报价 3800 元,今天发合同",
    "官网链接 https://www.xiaodui.example/price 发给客户看",
    "本月促销:客户下单立减,话术在群文件里",
    "王总电话 13800138000,约了周三拜访",
    "竞品在搞买一送一,我们怎么应对?",
    "红包封面样品到了,客户催货",
    "The client asked for 10% off, can we approve the quote?",
]


@pytest.mark.parametrize("text", ADVERTS)
def test_advertising_is_told(text):
    assert judge(text).score_advert >= TOLD, judge(text)


@pytest.mark.parametrize("text", WORK)
def test_work_passes(text):
    assert judge(text, allow=["xiaodui.example"]).score_advert < TOLD, judge(text)


def test_an_allowed_domain_and_all_below_it_are_no_sign():
    text = "戳 https://shop.xiaodui.example/a 领券"
    foreign = [find for find in judge(text).finds if find.category == "link"]
    assert foreign and text[foreign[0].start : foreign[0].end].startswith("https://shop")
    assert not [find for find in judge(text, allow=["xiaodui.example"]).finds if find.category == "link"]
    assert [find for find in judge(text, allow=["duixiao.example"]).finds if find.category == "link"]


def test_a_number_written_for_no_machine_is_a_sign():
    assert any(find.why == "number" for find in judge("电话壹叁捌零零零壹叁捌零零").finds)
    assert not any(find.why == "number" for find in judge("电话 13800138000").finds)
