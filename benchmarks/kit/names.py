"""Company names that nobody bears, as many as wanted: cities and trades as frequent as real ones, brands of a thousand signs."""

import random
from collections.abc import Iterator

CITIES = (
    "上海 北京 深圳 广州 杭州 苏州 成都 武汉 南京 重庆 天津 东莞 宁波 青岛 无锡 长沙 郑州 西安 佛"
    "山 厦门 合肥 济南 常州 昆山 福州 温州 泉州 嘉兴 南通 绍兴 烟台 大连 沈阳 石家庄 昆明 南昌 贵"
    "阳 南宁 太原 珠海"
)
TRADES = (
    "科技 贸易 商贸 实业 电子 机械 建设 信息技术 网络科技 智能科技 食品 餐饮管理 物流 文化传媒 生物科"
    "技 电气 精密机械 自动化设备 环保科技 新材料 医疗器械 装饰工程 国际贸易 供应链管理 电子商务 服饰 化"
    "工 五金制品 汽车零部件 咨询"
)
FORMS = "有限公司 有限公司 有限公司 有限公司 有限责任公司 股份有限公司 集团有限公司"
LUCKY = (
    "华金中天鑫宏盛达瑞恒泰丰海信德隆嘉康美新亿创联通源远东兴利和祥安博凯明正大永顺诚科力胜宇佳龙飞腾云光润万福益元"
    "鼎众合成立星辉宝富荣昌旺润景晟睿铭卓越优品尚城世纪星河汇智慧谷雅致晨曦朗润森林泽雨沐阳春秋枫桦柏松竹梅兰菊莲荷"
)
LEAST, MOST = 0x4E00, 0x8FFF
RARE = 0.12
"""Share of a brand's signs that come from anywhere in the character set."""


def companies(count: int, seed: int = 7) -> Iterator[str]:
    by = random.Random(seed)
    cities, trades, forms = CITIES.split(), TRADES.split(), FORMS.split()
    weight = [1 / (rank + 2) for rank in range(len(cities))]
    trade_weight = [1 / (rank + 2) for rank in range(len(trades))]
    where, what = (by.choices(cities, weight, k=count), by.choices(trades, trade_weight, k=count))
    for city, trade in zip(where, what, strict=True):
        brand = "".join(_sign(by) for _ in range(by.choice((2, 2, 2, 3, 3, 4))))
        yield f"{city}{'市' if by.random() < 0.3 else ''}{brand}{trade}{by.choice(forms)}"


def _sign(by: random.Random) -> str:
    return chr(by.randint(LEAST, MOST)) if by.random() < RARE else by.choice(LUCKY)


def phone(number: int) -> str:
    return f"1{30 + number % 60}{number * 7919 % 100_000_000:08d}"


def asked(name: str, by: random.Random) -> str:
    """As somebody else would type it: whole, short, without its city, with a sign changed or two swapped."""
    core = name.removesuffix("有限公司").removesuffix("股份").removesuffix("集团")
    at = by.randrange(max(len(name) - 6, 1))
    return by.choice([
        name, core, core[2:], core[2:6], name[2:], name[:at] + _sign(by) + name[at + 1 :],
        name[:at] + name[at + 1 : at + 2] + name[at : at + 1] + name[at + 2 :],
    ])  # fmt: skip
