"""What is told and what passes, as a table that reads like the office it happens in."""

from itertools import pairwise

import pytest

from xiaodui.tone import ABUSE, ADVERT, HELD, TOLD, judge

HURTS = [
    ("王磊你个傻逼", "傻逼", "insult"),
    ("给我滚出去", "给我滚", "dismissal"),
    ("你脑子进水了吧", "脑子进水", "insult"),
    ("信不信我弄死你", "弄死", "threat"),
    ("你算什么东西", "算什么东西", "belittling"),
    ("You are such an asshole", "asshole", "insult"),
    ("shut the fuck up", "fuck", "profanity"),
    ("I will kill you", "kill you", "threat"),
]
PASSES = [
    "这批滚动轴承下周到货",
    "垃圾分类设备的报价发你了",
    "傻瓜相机客户又来问了",
    "操作手册第三页有说明,我操作失误,马上改",
    "你们这样报价,客户会跑光的,我非常不满意!",
    "第三次了!合同又漏盖章,这种低级错误不能再犯",
    "我对这个结果很失望,请今天下班前给我解释",
    "存货清单、出生日期和纸张规格都核对过了",
    "三八节活动的物料到了",
    "This is unacceptable, the quote was late again",
    "The assessment class starts in Scunthorpe at noon",
    "shiitake order and cocktail party for the client",
    "",
    "👍",
    "13800138000",
]


@pytest.mark.parametrize(("text", "word", "category"), HURTS)
def test_what_hurts_is_told_with_its_words(text, word, category):
    said = judge(text)
    assert said.score_abuse >= TOLD, said
    assert any(word in text[find.start : find.end] and find.category == category for find in said.finds), said


@pytest.mark.parametrize("text", PASSES)
def test_angry_or_innocent_passes(text):
    assert not judge(text).told, judge(text)


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        ("你就是个垃圾", "这垃圾系统又卡了"),
        ("你真是个白痴", "我真是个白痴"),
        ("你就是脑子有病", "客户骂我们“脑子有病”,我记下来了"),
        ("他是个骗子", "群里禁止骂别人骗子"),
        ("you are pathetic", "the wifi is pathetic"),
    ],
)
def test_at_whom_it_is_aimed_and_whose_words_they_are(stronger, weaker):
    assert judge(stronger).score_abuse >= TOLD
    assert judge(weaker).score_abuse < judge(stronger).score_abuse - 0.2


def test_why_says_what_weakened_it():
    assert any("quoted" in find.why for find in judge("客户原话:“你们就是骗子”").finds)
    assert any("thing" in find.why for find in judge("这垃圾系统又卡了").finds)


def test_a_word_of_the_company_is_left_out():
    assert judge("滚蛋牌鸡蛋的报价").score_abuse >= TOLD
    assert judge("滚蛋牌鸡蛋的报价", allow=["滚蛋牌鸡蛋"]).score_abuse < TOLD


def test_one_word_is_told_once():
    said = [find for find in judge("你他妈的傻逼").finds if find.category != "tone"]
    assert all(a.end <= b.start for a, b in pairwise(said))


def test_more_of_it_is_never_less():
    assert judge("你个傻逼,滚出去").score_abuse >= judge("你个傻逼").score_abuse >= HELD


def test_the_tone_of_talk_about_kinds_of_people_needs_no_swear_word():
    said = judge("女人就是头发长见识短,生来就该在家伺候男人")
    assert said.score_abuse >= TOLD


def test_categories_are_known():
    texts = [text for text, *_ in HURTS] + ["加我微信领红包", "日赚五百,私聊我"]
    assert {find.category for text in texts for find in judge(text).finds} <= {*ABUSE, *ADVERT}
