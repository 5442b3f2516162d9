"""A company's name is cut into region, brand, trade and legal form, however it was typed."""

import pytest

from xiaodui.matching.companies import parts
from xiaodui.matching.companies.regions import BY_SIGN, CITIES, PROVINCES, apart, leading


@pytest.mark.parametrize(
    ("name", "body", "core", "brand", "regions", "legal"),
    [
        ("深圳市长城开发科技股份有限公司", "深圳市长城开发科技", "长城开发科技", "长城", {"深圳"}, "股份有限公司"),
        ("学大（厦门）教育科技集团股份有限公司", "学大教育科技", "学大教育科技", "学大", {"厦门"}, "股份有限公司"),
        ("深圳中华自行车(集团)股份有限公司", "深圳中华自行车", "中华自行车", "中华", {"深圳"}, "股份有限公司"),
        ("中国武夷实业股份有限公司", "中国武夷实业", "武夷实业", "武夷", {"中国"}, "股份有限公司"),
        ("江苏省苏州市恒拓精密机械有限责任公司", "江苏省苏州市恒拓精密机械", "恒拓精密机械", "恒拓", {"江苏", "苏州"}, "有限责任公司"),
        ("苏州银行股份有限公司", "苏州银行", "银行", "", {"苏州"}, "股份有限公司"),
        ("Shenzhen Kaifa Technology Co., Ltd", "shenzhenkaifatechnology", "shenzhenkaifatechnology", None, set(), "coltd"),
    ],
)  # fmt: skip
def test_cut(name, body, core, brand, regions, legal):
    found = parts(name)
    assert (found.body, found.core, found.regions, found.legal) == ((body, core, regions, legal))
    assert brand is None or found.brand == brand


def test_what_people_call_it_bears_no_legal_form():
    assert (parts("中微公司").core, parts("中微公司").legal) == ("中微", "")
    assert parts("第一拖拉机制造公司").legal == "公司"


@pytest.mark.parametrize(
    "name", ["*ST节能", "ST节能", "S*ST节能", "N节能", "节能A", "节能Ｂ", "节能-U", "节能-UW", "XD节能", " 节 能 "]
)
def test_marks_of_the_exchanges_are_no_part_of_a_name(name):
    assert parts(name).whole == "节能"


@pytest.mark.parametrize("name", ["TCL", "一汽ST工厂", "C&A", "N多寿司"])
def test_letters_of_a_name_are_no_marks(name):
    assert len(parts(name).whole) >= 2 and "tcl" in parts("TCL").whole and "st" in parts("一汽ST工厂").whole


def test_a_branch_is_a_part_of_its_company():
    branch = parts("平安银行股份有限公司深圳分行")
    assert branch.branch and branch.body == "平安银行"
    assert not parts("平安银行股份有限公司").branch


def test_brackets_of_every_width_say_the_same():
    names = [
        "学大(厦门)教育科技有限公司",
        "学大（厦门）教育科技有限公司",
        "学大【厦门】教育科技有限公司",
        "学大〔厦门〕教育科技有限公司",
    ]
    assert len({parts(name).core for name in names}) == 1


def test_a_name_that_is_all_region_keeps_it():
    assert parts("连云港").core == "连云港"


def test_provinces_and_cities():
    assert len(PROVINCES) == 34 and sum(len(cities.split()) for cities in CITIES.values()) > 330
    assert BY_SIGN["粤"] == "广东"
    assert leading("苏州市恒拓") == ("苏州", 3)
    assert leading("恒拓") == ("", 0)


@pytest.mark.parametrize(
    ("ones", "others", "said"),
    [({"北京"}, {"上海"}, True), ({"深圳"}, {"广东"}, False), ({"深圳"}, {"广州"}, True), ({"深圳"}, set(), False),
     ({"中国"}, {"上海"}, False), ({"昆山"}, {"江苏"}, False)],
)  # fmt: skip
def test_two_places_are_apart_unless_one_lies_in_the_other(ones, others, said):
    assert apart(frozenset(ones), frozenset(others)) is said
