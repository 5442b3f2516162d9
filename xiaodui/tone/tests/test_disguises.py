"""A word is found however it is written, and the writer is shown what he wrote."""

import pytest

from xiaodui.tone import TOLD, judge

WAYS = [
    ("你个沙壁", "沙壁", "homophone", "傻逼"),
    ("你个sha bi", "sha bi", "pinyin", "傻逼"),
    ("你真是个feiwu", "feiwu", "pinyin", "废物"),
    ("你个傻b", "傻b", "initials", "傻逼"),
    ("你这贝戋人", "贝戋人", "split", "贱人"),
    ("你个王8蛋", "王8蛋", "digit", "王八蛋"),
    ("你个王八🥚", "王八🥚", "emoji", "王八蛋"),
    ("你个傻*逼", "傻*逼", "", "傻逼"),
    ("你个 草 * 马", "草 * 马", "masked", "草泥马"),
    ("你个腦殘", "腦殘", "traditional", "脑残"),
    ("你个傻 . 逼", "傻 . 逼", "spaced", "傻逼"),
    ("你个傻\u200b逼", "傻\u200b逼", "", "傻逼"),
    ("你个圾垃", "圾垃", "swapped", "垃圾"),
    ("你个儍偪", "儍偪", "look-alike", "傻逼"),
    ("you f u c k", "f u c k", "spaced", "fuck"),
    ("you fսck", "fսck", "", "fuck"),
    ("you b!tch", "b!tch", "look-alike", "bitch"),
    ("you f*cking liar", "f*cking", "masked", "fuck"),
    ("you fcuking liar", "fcuking", "swapped", "fuck"),
    ("you ｉｄｉｏｔ", "ｉｄｉｏｔ", "", "idiot"),
]


@pytest.mark.parametrize(("text", "shown", "how", "meant"), WAYS)
def test_seen_through(text, shown, how, meant):
    said = judge(text)
    assert said.score_abuse >= TOLD, said
    found = [find for find in said.finds if text[find.start : find.end] == shown]
    assert found, [(text[find.start : find.end], find) for find in said.finds]
    assert how in found[0].why.split() if how else found[0].why
    assert found[0].word == meant


@pytest.mark.parametrize(
    "text",
    [
        "存货和扫货的单子", "他今天出生", "老字号餐厅", "made in china 的货", "women can change", "请把第二笔款打过来",
        "客户致力于环保", "公司在贵友大厦B1", "6月9日见", "北京炸酱面", "我喜欢绿茶", "wang 总今天到", "给您推荐中国航空博物馆",
        "班车8点出发", "sith lords", "Pls check", "FW: 报价单", "see report.md",
    ],
)  # fmt: skip
def test_what_only_sounds_like_it_passes(text):
    assert not judge(text).told, judge(text)
