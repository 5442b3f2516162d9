"""A charter that speaks of money alone is refused: the table that the docs share."""

import pytest

from xiaodui.duties.rules import other_aims, speaks_of_money_alone

MONEY_ALONE = [
    "", "   ", "多赚钱，赚大钱", "完成业绩指标，做到公司第一", "我们要成为第一", "今年业绩翻番！", "年入 300 万，人人有奖金",
    "销售额破 2 亿。利润再上一个台阶", "让大家都发财", "回款率 100%，提成拿满", "签更多大单，拿更多提成", "靠帮客户少停机来多赚钱",
    "降本增效", "¥500k", "更高、更快、更强",
    "Make more money", "To be number one in sales", "Hit our quota and earn a big bonus", "Revenue. Profit. Growth.",
    "Close every deal and double our commissions", "Reach $5 million", "Win more, faster", "Become the best sales team",
]  # fmt: skip
MORE_THAN_MONEY = [
    "让每条产线停得少、换得快", "让客户睡得着，让新人敢开口", "业绩第一；让家里人放心", "签单是结果，被客户记住才是目的",
    "钱要挣。也要让每个新人在三个月里能独自见客户", "不骗客户，不坑同事", "把手艺传下去", "让生活更丰富",
    "We make lines stop less often", "Earn more, and help newcomers find their feet", "Never sell what nobody needs; keep our word",
    "Be the people whom customers trust",
]  # fmt: skip


@pytest.mark.parametrize("text", MONEY_ALONE)
def test_money_rank_and_haste_are_no_aim_of_their_own(text: str) -> None:
    assert speaks_of_money_alone(text), other_aims(text)


@pytest.mark.parametrize("text", MORE_THAN_MONEY)
def test_one_aim_for_people_or_craft_is_enough(text: str) -> None:
    assert not speaks_of_money_alone(text)


def test_the_other_aims_are_told_apart() -> None:
    assert other_aims("多签单，让新人敢开口；拿提成") == ["让新人敢开口"]
