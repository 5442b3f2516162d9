"""Who asks is answered in time; who only wonders aloud holds nobody to anything."""

import pytest

from xiaodui.tone import is_question, is_thanks

ASKS = [
    "这个报价什么时候能出?", "谁有鼎立的合同模板", "客户问能不能分期,可以吗", "交期多久", "K9 的最低起订量是多少", "有没有人跟过这家",
    "投标截止是5号还是6号", "可以给客户看测试报告不", "今天的会在几楼开啊", "你呢", "在吗", "?", "Can anyone send me the price list",
    "what is the lead time for K9", "any update on the contract", "does anyone know who owns this account", "請問這個可以報價嗎",
]  # fmt: skip
TELLS = [
    "合同已寄出", "我不知道怎么回事,先这样", "谁都知道这家不好谈", "我问了客户为什么不续约,他说预算砍了", "难道我会骗你", "怎么可能降价",
    "还没有",
    "收到,马上办", "几个小时就搞定了",
    "What a great day", "I know what to do", "Thanks, will do", "The client asked for a discount", "", "🙂",
]  # fmt: skip
THANKS = ["谢谢", "辛苦了", "多亏了你", "Thanks a lot", "thx", "感謝支持", "谢谢大家", "much appreciated"]
NO_THANKS = [
    "不用谢",
    "不客气",
    "连句谢谢都没有",
    "thanks for nothing",
    "感谢信模板在哪",
    "合同已寄出",
    "谢总下午到",
    "",
]


@pytest.mark.parametrize("text", ASKS)
def test_a_question(text):
    assert is_question(text) >= 0.5


@pytest.mark.parametrize("text", TELLS)
def test_no_question(text):
    assert is_question(text) < 0.5


@pytest.mark.parametrize("text", THANKS)
def test_thanks(text):
    assert is_thanks(text) >= 0.5


@pytest.mark.parametrize("text", NO_THANKS)
def test_no_thanks(text):
    assert is_thanks(text) < 0.5


def test_a_mark_makes_it_surer():
    assert is_question("交期多久?") > is_question("交期多久")
