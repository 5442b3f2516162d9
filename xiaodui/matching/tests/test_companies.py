"""Two names of companies: one company? A table of what people type, and of what must be kept apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaodui.matching import SAME
from xiaodui.matching.companies import same

FULL = "深圳市恒拓精密机械股份有限公司"


@pytest.mark.parametrize(
    ("a", "b", "code"),
    [
        (FULL, "深圳市恒拓精密机械股份有限公司", "name"),
        (FULL, "深圳市恒拓　精密机械股份有限公司 ", "name"),
        (FULL, "深圳市恆拓精密機械股份有限公司", "name"),
        (FULL, "深圳市恒拓精密机械", "suffix"),
        (FULL, "深圳恒拓精密机械有限公司", "suffix"),
        (FULL, "恒拓精密机械股份有限公司", "region"),
        (FULL, "恒拓精密机械", "region"),
        (FULL, "恒拓精密", "short"),
        (FULL, "恒拓股份", "short"),
        ("冠捷电子科技股份有限公司", "冠捷科技", "short"),
        ("大悦城控股集团股份有限公司", "大悦城", "suffix"),
        ("Ping An Bank Co., Ltd.", "PING AN BANK CO LTD", "name"),
    ],
)
def test_surely_the_same(a, b, code):
    verdict = same(a, b)
    assert verdict.sure and code in verdict.why, verdict


@pytest.mark.parametrize(
    ("a", "b", "code"),
    [
        ("温州意华接插件股份有限公司", "温宙意华接插件股份有限公司", "homophone"),
        ("朗姿股份有限公司", "狼姿股份有限公司", "homophone"),
        ("江苏洋河酒厂股份有限公司", "江苏洋酒河厂股份有限公司", "typo"),
        ("深圳市奥拓电子股份有限公司", "深圳奥市拓电子股份有限公司", "typo"),
        ("浙江海亮股份有限公司", "浙江海亮股份限公司", "typo"),
        ("中国石油化工股份有限公司", "中国石化", "short"),
        ("广东电力发展股份有限公司", "粤电力A", "short"),
        ("宝山钢铁股份有限公司", "宝钢股份", "short"),
        ("重庆农村商业银行股份有限公司", "渝农商行", "short"),
        ("佛山市海天调味食品股份有限公司", "海天味业", "short"),
        ("安徽省皖能股份有限公司", "皖能电力", "short"),
        ("华阳集团股份有限公司", "华阳股份有限公司", "suffix"),
        ("平安银行股份有限公司", "平安银行股份有限公司深圳分行", "suffix"),
    ],
)
def test_probably_the_same_and_never_a_reason_to_refuse(a, b, code):
    verdict = same(a, b)
    assert verdict.score >= SAME and not verdict.sure and code in verdict.why, verdict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("深圳美丽生态股份有限公司", "深圳市芭田生态工程股份有限公司"),
        ("飞亚达精密科技股份有限公司", "贝隆精密科技股份有限公司"),
        ("上海华联科技有限公司", "北京华联科技有限公司"),
        ("河钢资源股份有限公司", "河钢股份有限公司"),
        ("浙江英特集团股份有限公司", "浙江英特科技股份有限公司"),
        ("昆山第1精密有限公司", "昆山第2精密有限公司"),
        ("昆山第1精密有限公司", "昆山第12精密有限公司"),
        ("中铁一局集团有限公司", "中铁四局集团有限公司"),
        ("苏州银行股份有限公司", "宁波银行股份有限公司"),
        ("", "恒拓"),
    ],
)
def test_not_the_same(a, b):
    verdict = same(a, b)
    assert verdict.score < SAME and not verdict.sure, verdict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("华阳电子科技有限公司", "华洋电子科技有限公司"),
        ("ABC Ltd", "ABC Inc"),
        ("银行股份有限公司", "苏州银行股份有限公司"),
    ],
)
def test_near_is_not_sure(a, b):
    assert 0 < same(a, b).score < 1 and not same(a, b).sure


SIGNS = st.text("深圳苏州华联恒拓精密科技机械第一二三集团股份有限公司ABC()（）*ST ", max_size=16)


@given(SIGNS, SIGNS)
def test_symmetric_and_between_nought_and_one(a, b):
    verdict = same(a, b)
    assert verdict == same(b, a)
    assert 0 <= verdict.score <= 1
    assert bool(verdict.why) == bool(verdict.score)


@given(
    st.text("华联恒拓精密飞鸟林海", min_size=2, max_size=6),
    st.sampled_from(["有限公司", "股份有限公司", "有限责任公司"]),
)
def test_width_space_suffix_and_region_change_nothing_of_who_it_is(brand, form):
    full = f"苏州市{brand}{form}"
    spaced = " ".join(full).replace("市", "")
    assert same(full, spaced).score >= 0.96
    assert same(full, f"苏州市{brand}").sure
    assert same(f"{brand}{form}", f"{brand}(苏州){form}").score >= SAME
