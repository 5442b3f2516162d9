"""Customers' names: a city, an invented brand word, a trade and a legal form: 苏州 + 恒拓 + 精密机械 + 有限公司."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

CITIES = {
    "east": (
        "江苏苏州", "江苏昆山", "江苏无锡", "江苏常州", "江苏南通", "江苏扬州", "江苏镇江", "江苏泰州", "江苏盐城",
        "浙江杭州", "浙江宁波", "浙江嘉兴", "浙江绍兴", "浙江湖州", "浙江台州", "浙江温州", "浙江金华",
        "安徽合肥", "安徽芜湖", "安徽滁州",
    ),
    "south": (
        "广东深圳", "广东东莞", "广东佛山", "广东广州", "广东中山", "广东惠州", "广东珠海", "广东江门", "广东肇庆",
        "广东汕头", "福建厦门", "福建泉州", "福建福州", "福建漳州", "广西南宁", "广西柳州",
    ),
}  # fmt: skip
FIRST = "恒锐博泓德云瑞越嘉润盛远拓启宏景泽誉晟凯朗沃崇卓铭翰骏昱禾岚"
SECOND = "拓科远达越川泽峰邦辰屹途原祥睿诺腾联固驰捷森澜创衡合晖鼎威品"
KNOWN = {
    "锐科",
    "拓邦",
    "德邦",
    "恒邦",
    "恒腾",
    "联创",
    "博威",
    "瑞达",
    "宏达",
    "远达",
    "云鼎",
    "博联",
    "嘉威",
    "润达",
    "远景",
}
"""Words that real companies are known by."""
TRADES = [  # (on the card, in the register, sector, weight)
    ("精密", "精密机械", "精密机加工", 5), ("自动化", "自动化设备", "设备制造", 5),
    ("汽配", "汽车零部件", "汽车零部件", 5),
    ("光电", "光电科技", "光电", 3), ("包装", "包装机械", "包装", 3), ("食品", "食品", "食品饮料", 3),
    ("电子", "电子科技", "电子制造", 5), ("模塑", "精密模塑", "注塑", 3), ("纺机", "纺织机械", "纺织机械", 2),
    ("新能源", "新能源装备", "新能源", 4), ("医疗", "医疗器械", "医疗器械", 2), ("物流", "智能物流装备", "物流装备", 2),
    ("五金", "五金制品", "五金", 2), ("阀门", "阀门制造", "阀门", 2), ("印务", "包装印刷", "印刷", 1),
    ("家电", "电器", "家电", 2), ("船配", "船舶配件", "船配", 1), ("材料", "新材料", "新材料", 2),
]  # fmt: skip
FORMS = [("有限公司", 8), ("股份有限公司", 1), ("（集团）有限公司", 1)]
SOURCES = [("转介绍", 4), ("展会", 3), ("官网留言", 3), ("陌拜", 3), ("400 来电", 2), ("老客户", 2)]


@dataclass(frozen=True)
class Company:
    name: str
    short: str
    region: str
    sector: str
    source: str


def pick(rng: Random, weighted: Sequence[Any]) -> Any:
    """One of (…, weight) tuples."""
    return rng.choices(weighted, [one[-1] for one in weighted])[0]


def new_company(rng: Random, region: str, taken: set[str]) -> Company:
    """A name whose brand word is used once in the whole world; notes it in `taken`. Room for about 900."""
    while True:
        brand = rng.choice(FIRST) + rng.choice(SECOND)
        if brand not in taken | KNOWN and brand[0] != brand[1]:
            break
    taken.add(brand)
    place = rng.choice(CITIES[region])
    on_card, registered, sector, _weight = pick(rng, TRADES)
    form, source = pick(rng, FORMS)[0], pick(rng, SOURCES)[0]
    city = place[2:]
    return Company(f"{city}{brand}{registered}{form}", f"{city}{brand}{on_card}", place, sector, source)
