"""Who works at 启明科技: regions, teams, and 24 people with a pace and a knack of their own."""

from dataclasses import dataclass

COMPANY = "启明科技"
BUSINESS = "做工业自动化：伺服、控制器、机器视觉。让每条产线都停得少、换得快。"
COMPANY_SLOGAN = "一单一单，做到明亮"


@dataclass(frozen=True)
class Squad:
    key: str
    name: str
    under: str
    colour: str
    emblem: str
    slogan: str
    purpose: str


SQUADS = [
    Squad("east", "华东", "company", "pine", "东", "先到一步", "江浙沪皖的老客户多，先把他们守好，再往外走。"),
    Squad("south", "华南", "company", "sand", "南", "稳稳地赢", "珠三角和闽南，新厂多，谁先进厂谁先懂。"),
    Squad("thunder", "雷霆队", "east", "thunder", "雷", "今天比昨天快一步", "答得快、到得快，让客户不用等第二天。"),
    Squad("dawn", "破晓队", "east", "dawn", "破", "天亮之前，先出一单", "专啃难进的门：没人去过的园区，我们先去。"),
    Squad("wind", "长风队", "south", "wind", "风", "顺风逆风都出海", "跟着客户的新厂走，从第一张图纸就在场。"),
    Squad("rock", "磐石队", "south", "rock", "磐", "一单一单压实", "把老线改造做透，换线不停产。"),
]


@dataclass(frozen=True)
class Colleague:
    """`knack` multiplies the chance of getting a deal on (1 is usual), `pace` the number of deals begun and how soon
    the next step follows; `sloppy` is the share of steps forgotten or done late. Who has no pace doesn't sell."""

    login: str
    name: str
    team: str
    title: str
    joined: int
    role: str = "member"
    leads: tuple[str, ...] = ()
    deputy: bool = False
    knack: float = 1.0
    pace: float = 0.0
    sloppy: float = 0.1
    about: str = ""

    @property
    def sells(self) -> bool:
        return self.pace > 0


OWNER = Colleague("laozhou", "老周", "company", "创始人", 2018, role="owner")
COLLEAGUES = [
    Colleague("lijing", "李静", "east", "华东大区经理", 2019, "manager", ("east", "thunder"), about="先问清楚再说。"),
    Colleague("gaoyuan", "高远", "south", "华南大区经理", 2019, "manager", ("south",)),
    Colleague("sunyue", "孙悦", "company", "分析员", 2022, "analyst", about="每个数都点得开，点不开的来找我。"),
    Colleague("xuning", "许宁", "company", "财务", 2020, "finance"),
    Colleague("gugong", "顾工", "company", "售前工程师", 2019, about="到厂、测节拍、出方案，提前一天约我。"),
    Colleague("wanglei", "王磊", "thunder", "销售", 2021, knack=1.04, pace=1.1, sloppy=0.12, about="伺服线最熟。"),
    Colleague("chenchen", "陈晨", "thunder", "高级销售", 2020, knack=1.12, pace=0.9, sloppy=0.04),
    Colleague("sunhao", "孙浩", "thunder", "销售", 2022, knack=0.96, pace=1.1, sloppy=0.2),
    Colleague("xuhang", "徐航", "thunder", "副组长", 2020, deputy=True, knack=1.03, pace=0.8, sloppy=0.06),
    Colleague("wuqian", "吴倩", "dawn", "组长", 2019, leads=("dawn",), knack=1.1, pace=1.0, sloppy=0.05),
    Colleague("gufeng", "顾峰", "dawn", "副组长", 2020, deputy=True, knack=1.02, pace=1.1),
    Colleague("shenyue", "沈悦", "dawn", "销售", 2022, knack=1.05, pace=1.1, sloppy=0.08),
    Colleague("fangrui", "方睿", "dawn", "销售", 2023, knack=0.98, pace=1.3, sloppy=0.18),
    Colleague("hanbing", "韩冰", "wind", "组长", 2019, leads=("wind",), knack=1.04, pace=0.9, sloppy=0.06),
    Colleague("zhaomin", "赵敏", "wind", "高级销售", 2020, knack=1.12, pace=1.2, sloppy=0.05, about="账期免谈。"),
    Colleague("linfeng", "林峰", "wind", "销售", 2021, knack=0.99, pace=1.1, sloppy=0.15),
    Colleague("tangguo", "唐果", "wind", "副组长", 2021, deputy=True, knack=1.0, pace=1.0),
    Colleague("zhengyu", "郑雨", "wind", "销售", 2023, knack=0.95, pace=1.0, sloppy=0.2),
    Colleague("maxiao", "马骁", "rock", "组长", 2018, leads=("rock",), knack=1.06, pace=0.9, sloppy=0.05),
    Colleague("heyutong", "何雨桐", "rock", "销售", 2021, knack=1.05, pace=1.1, sloppy=0.08),
    Colleague("luocheng", "罗成", "rock", "副组长", 2020, deputy=True, knack=1.0, pace=1.0),
    Colleague("dengli", "邓丽", "rock", "销售", 2022, knack=0.98, pace=1.2, sloppy=0.14),
]  # fmt: skip
NEWCOMER = Colleague("zhoujie", "周洁", "thunder", "销售", 0, knack=0.9, pace=0.9, sloppy=0.22)
"""Comes in the middle: today is her fifth week."""
MOVER, MOVES_TO = "linfeng", "rock"
"""Changes teams half-way; what he won before stays with 长风队."""


@dataclass(frozen=True)
class Goods:
    name: str
    series: str
    code: str
    price: int
    weight: int
    jobs: tuple[str, ...]
    """What a deal about it is called."""


SIGN_IN = {"laozhou", "lijing", "gaoyuan", "sunyue", "xuning", "wanglei", "chenchen", "wuqian", "zhaomin", "zhoujie"}
"""Those one may look round as: a password costs a tenth of a second of hashing each. The others wait for a link."""

GOODS = [
    Goods("伺服驱动器 S3", "伺服", "QM-S3", 3800, 5, ("伺服换型", "主轴伺服改造", "六轴同步改造")),
    Goods("伺服电机 M2", "伺服", "QM-M2", 2600, 3, ("电机替换", "灌装线电机", "备件年单")),
    Goods("直驱转台 D1", "伺服", "QM-D1", 18600, 2, ("分度转台", "装配转台")),
    Goods("运动控制器 C6", "控制", "QM-C6", 9800, 4, ("新线控制器", "多轴联动", "切割机控制")),
    Goods("产线控制器 C8", "控制", "QM-C8", 26800, 3, ("新厂主控", "整线控制", "老线换控")),
    Goods("远程模块 R4", "控制", "QM-R4", 1450, 2, ("远程站点", "总线改造")),
    Goods("视觉定位 V2", "视觉", "QM-V2", 36500, 4, ("上料定位", "贴标定位", "焊缝跟踪")),
    Goods("缺陷检测 V5", "视觉", "QM-V5", 68000, 4, ("外观检测", "瓶口检测", "布面疵点检测")),
    Goods("能耗监测 E1", "服务", "QM-E1", 5200, 2, ("能耗测算", "车间能耗监测")),
    Goods("换线改造服务", "服务", "QM-SV", 45000, 3, ("换线改造", "二期改造", "旧线翻新")),
]
