"""People at customers."""

from dataclasses import dataclass
from random import Random

SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙朱马胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余"
    "于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦夏付方邹熊白孟秦邱侯江尹薛闫段雷黎"
    "史龙陶贺顾毛郝龚邵万钱严武戴莫孔向汤"
)
GIVEN = (
    "建国", "志强", "海燕", "丽华", "国栋", "晓明", "文斌", "小兰", "永刚", "秀英", "伟东", "雪梅",
    "志明", "春花", "俊杰", "欣怡", "子豪", "玉珍", "立新", "慧敏", "家明", "思远", "红梅", "金龙",
    "佳宁", "明辉", "凤霞", "振华", "淑芬", "宇航", "敏", "磊", "涛", "静", "军", "娟",
    "勇", "艳", "斌", "玲", "辉", "芳", "刚", "洁", "平", "霞", "鹏", "琳",
    "波", "颖",
)  # fmt: skip
POSTS = [  # (title, how one addresses him, decides, weight)
    ("采购经理", "经理", False, 5), ("生产总监", "总", True, 3),
    ("设备部主任", "主任", False, 4), ("总经理", "总", True, 2),

    ("技术部经理", "经理", False, 3), ("工艺工程师", "工", False, 2),
    ("厂长", "厂长", True, 2), ("财务经理", "经理", False, 1),

]  # fmt: skip


@dataclass(frozen=True)
class Human:
    name: str
    title: str
    called: str
    decides: bool
    phone: str


def new_human(rng: Random, decides: bool | None = None) -> Human:
    posts = [post for post in POSTS if decides is None or post[2] is decides]
    title, address, decider, _weight = rng.choices(posts, [post[-1] for post in posts])[0]
    surname = rng.choice(SURNAMES)
    # 100 is no mobile prefix: these numbers ring at nobody's.
    phone = f"100 {rng.randrange(10_000):04d} {rng.randrange(10_000):04d}"
    return Human(surname + rng.choice(GIVEN), title, surname + address, decider, phone)
