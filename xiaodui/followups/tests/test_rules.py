"""What counts as a genuine follow-up, row by row as the clause says it, and laws that hold for any text."""

import random
from datetime import UTC, datetime, timedelta
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.aims import prompt
from xiaodui.followups.rules import Contacted, Earlier, Needs, Verdict, fulfils, genuine, marked

pytestmark = pytest.mark.once

NOW = datetime(2026, 3, 18, 2, tzinfo=UTC)
NEEDS = Needs()
SAID = "采购刘姐比较了三家，嫌价格高百分之八，但售后她认可，周五要一份阶梯价"
DIARY = (
    "王总说预算要等十二月董事会批，先把样机方案发过去", "现场看了两条线，传感器装的位置不对，答应下周派工程师去调",
    "合同法务已经看过，改两处付款条件就能签", "设备科反映上批轴承有异响，先处理投诉再谈新单",
    "对方换了负责人，新来的陈经理用过我们的产品，约了下周二见面", "明年要扩两条产线，大约十二台，预算三月定",
    "样品测试通过了，质量部出了报告，等采购走流程", "嫌交期四十五天太长，问能不能先发两台应急",
    "老板出差，下月初回来再定，让我月初提醒", "竞争对手报了低价，希望再让三个点，我说要请示",
    "技术协议发过去了，工程师问了耐温和防爆等级", "见到了厂长，关心维护成本，愿意试用一个月",
    "今年指标用完了，明年一季度重新立项", "确认了收货地址和开票信息，款这周五前打", "要求三年质保，回来跟售后商量",
    "货到了但少一箱配件，已登记补发", "要求把安装培训写进合同，两天，在他们工厂", "介绍了一家做注塑的朋友，留了电话",
    "上次报价单里运费没写清楚，重新发了一版", "招标文件下周挂网，我们符合资质，准备投", "发票抬头写错，退回重开",
    "约好周四下午带工程师做勘测", "试用两周后说软件界面看不懂，安排远程培训一次", "董事长是技术出身，问得很细，要一份对比报告",
)  # fmt: skip


def call(**more):
    return Contacted(**{"channel": "call", "seconds": 95, "answered": True, "text": SAID, **more})


def before(*texts):
    return [Earlier(marked(text), NOW - timedelta(days=i + 1)) for i, text in enumerate(texts)]


@pytest.mark.parametrize(("done", "why"), [
    (call(), "talked"),
    (call(seconds=60), "talked"),
    (call(seconds=59), "short"),
    (call(seconds=None), "short"),
    (call(answered=False), "unanswered"),
    (call(answered=False, seconds=600), "unanswered"),
    (call(outcome="no_answer"), "unanswered"),
    (call(outcome="dead"), "dead"),
    (call(text=""), "thin"),
    (call(text="已联系"), "thin"),
    (call(text="在跟"), "thin"),
    (call(text="已 联 系 。 。 。 👍👍👍"), "thin"),
    (call(text="已联系客户，继续跟进，保持联系"), "thin"),
    (call(text="电话沟通过，客户有意向，后续跟进"), "thin"),
    (call(text="在跟在跟在跟在跟在跟在跟"), "thin"),
    (call(text="好的好的好的好的好的好的"), "thin"),
    (call(text="13800001234 2026-03-18 10:30 58%"), "thin"),
    (call(text="Followed up, still in touch, nothing new."), "thin"),
    (call(text="They want a quote for three units by Friday"), "talked"),
    (call(text="嫌贵，要便宜三个点"), "talked"),
    (call(text="恒拓精密 恒拓精密", names=("恒拓精密",)), "thin"),
    (Contacted("visit", SAID, confirmed=True), "met"),
    (Contacted("visit", SAID, location="31.29920,120.58530"), "met"),
    (Contacted("visit", SAID), "unconfirmed"),
    (Contacted("visit", SAID, answered=True), "unconfirmed"),
    (Contacted("visit", SAID, location="   "), "unconfirmed"),
    (Contacted("visit", "", confirmed=True), "thin"),
    (Contacted("message", SAID, answered=True), "replied"),
    (Contacted("message", SAID), "unreplied"),
    (Contacted("mail", SAID, answered=True), "replied"),
    (Contacted("mail", SAID), "unreplied"),
    (Contacted("mail", SAID, answered=True, outcome="no_answer"), "unreplied"),
])  # fmt: skip
def test_one_of_the_ways_is_enough_and_something_was_said(done, why):
    verdict = genuine(done, [], NEEDS)
    assert (verdict.why, verdict.counts) == (why, why in ("talked", "met", "replied"))


@pytest.mark.parametrize("text", [
    SAID,
    "  " + SAID + "  ！！！",
    SAID.replace("，", " 。\n"),
    "周五要一份阶梯价。但售后她认可。采购刘姐比较了三家。嫌价格高百分之八",
    SAID.replace("周五", "周三"),
    SAID.replace("刘姐", "张哥"),
    SAID + "，继续跟进，保持联系",
    SAID + " 👍👍 2026-03-18 13800001234",
    "".join(f"{sign}\u200b" for sign in SAID),
    SAID[: len(SAID) // 2],
], ids=["same", "padded", "repunctuated", "reshuffled", "another day", "another name", "stock added", "signs added",
        "zero-width", "half of it"])  # fmt: skip
def test_a_copy_doesnt_count_and_says_of_when(text):
    verdict = genuine(call(text=text), before("对方说设备要停机检修，四月再上", SAID), NEEDS)
    assert verdict.why == "copied" and verdict.earlier_at == NOW - timedelta(days=2)


def test_what_is_put_together_from_several_doesnt_count():
    earlier = before(*DIARY)
    text = "，".join((DIARY[3][:12], DIARY[7], DIARY[12][:9], DIARY[15][:10]))
    assert genuine(call(text=text), earlier, NEEDS).why in ("patched", "copied")
    assert genuine(call(text=text), [], NEEDS).counts, "nothing but the earlier ones is against it"


def test_an_honest_diary_counts_to_its_end():
    for i, text in enumerate(DIARY):
        assert genuine(call(text=text), before(*reversed(DIARY[:i])), NEEDS).counts, text


def test_numbers_are_no_news():
    assert (
        genuine(call(text="要三台样机，报价 12,800 元，周五给"), before("要三台样机，报价 9,600 元，周五给"), NEEDS).why
        == "copied"
    )


def test_another_customers_name_makes_no_new_text():
    first = Earlier(marked("和恒拓精密的刘芳谈了阶梯价", ("恒拓精密", "刘芳")), NOW)
    done = call(text="和华信轴承的陈建国谈了阶梯价", names=("华信轴承", "陈建国"))
    assert genuine(done, [first], NEEDS).why == "copied"


def test_only_so_many_earlier_ones_are_looked_at():
    earlier = before(*DIARY, SAID)
    assert genuine(call(), earlier, NEEDS).why == "copied"
    assert genuine(call(), earlier, Needs(compared=len(DIARY))).counts


def test_the_limits_are_those_of_the_clause():
    assert genuine(call(seconds=30), [], Needs(seconds=30)).counts
    assert genuine(call(text="已联系，嫌贵"), [], Needs(letters=2)).counts
    assert genuine(call(), before(SAID), Needs(new=0)).counts, "a book that asks for nothing new"


@pytest.mark.parametrize(("why", "is_done"), [("talked", True), ("short", True), ("unreplied", True), ("copied", True),
                                              ("dead", False), ("unanswered", False)])  # fmt: skip
def test_what_was_planned_is_done_by_whatever_reached_somebody(why, is_done):
    assert fulfils(why) is is_done


texts = st.lists(st.sampled_from(DIARY), min_size=1, max_size=5, unique=True).map("。".join)
padding = st.text(alphabet=" \t　\n.,，。!！？~…—👍😀🎉✅0123456789\u200b\u200d\ufe0f", max_size=30)


@settings(max_examples=150, deadline=None)
@given(text=texts, front=padding, back=padding, data=st.randoms(use_true_random=False))
@example(text=DIARY[0], front="", back="", data=random.Random(0))
def test_a_copy_never_counts_however_padded_or_shuffled(text, front, back, data):
    pieces = text.split("。")
    data.shuffle(pieces)
    disguised = front + back.join(pieces) + back
    assert not genuine(call(text=disguised), before("无关的一条", text), NEEDS).counts


@settings(max_examples=150, deadline=None)
@given(
    text=texts.filter(lambda said: len(said) >= 20),
    at=st.floats(0, 0.9),
    word=st.sampled_from(["今天", "张总", "又", "报价单"]),
)
def test_one_word_changed_is_still_a_copy(text, at, word):
    place = int(at * len(text))
    changed = text[:place] + word + text[place + len(word) :]
    assert not genuine(call(text=changed), before(text), NEEDS).counts


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=400), earlier=st.lists(st.text(max_size=200), max_size=5), answered=st.booleans())
def test_any_text_gets_a_verdict_that_is_the_same_twice_and_its_copy_never_counts(text, earlier, answered):
    done = call(text=text, answered=answered)
    verdict = genuine(done, before(*earlier), NEEDS)
    assert verdict == genuine(done, before(*earlier), NEEDS)
    assert not (verdict.counts and not answered)
    assert not genuine(done, before(text, *earlier), NEEDS).counts


@settings(max_examples=60, deadline=None)
@given(text=texts, padding=padding)
def test_padding_never_makes_it_count(text, padding):
    thin = genuine(call(text="已联系" + padding), [], NEEDS)
    assert not thin.counts
    assert genuine(call(text=padding + text), [], NEEDS).mark == genuine(call(text=text), [], NEEDS).mark


def test_a_piece_of_a_long_text_is_found():
    signs = random.Random(7)
    long = "".join(chr(0x4E00 + signs.randrange(3000)) for _ in range(4000))
    assert genuine(call(text=long[1000:1200]), before(long), NEEDS).why == "copied"


def test_the_longest_texts_cost_little():
    signs = random.Random(8)
    longs = ["".join(chr(0x4E00 + signs.randrange(3000)) for _ in range(4000)) for _ in range(51)]
    earlier = before(*longs[1:])
    done = call(text=longs[0])

    def judged() -> float:
        began = process_time()
        verdict = genuine(done, earlier, NEEDS)
        assert isinstance(verdict, Verdict) and len(verdict.mark) <= 2048
        return process_time() - began

    prompt(judged, 0.05, "a verdict on 4,000 characters beside fifty such texts")
