"""What is said in forms, in thanks and in the lounge."""

from typing import Any

POSTS: list[tuple[str, dict[str, Any]]] = [
    ("wanglei", {
        "type": "deal", "title": "常州天晟二期签了", "body": "第 3 版方案，带了付款节点，没动折扣。", "customer": "常州天晟",
        "amount": "268000",
        "choice": "more",
    }),
    ("chenchen", {
        "type": "question", "title": "对方要 90 天账期，能给到哪一步", "body": "他们财务说集团统一改的，采购这边愿意让一个点。",
        "customer": "南通海悦",
        "choice": "price",
    }),
]  # fmt: skip
DAILY = [
    ("wanglei", "拜访两家，天晟二期签了", "上午天晟签字，下午去锐驰看了产线，样机本周能上。", "给锐驰回样机排期"),
    ("chenchen", "三个电话，一家要重新报价", "海悦改了数量，报价单第 4 版明早出。", "先出海悦第 4 版"),
]
THANKS = [
    ("wanglei", "chenchen", "互相帮忙", "昨晚陪我改方案到十点，第 3 版就是这么出来的"),
    ("chenchen", "lijing", "说到做到", "说好上午批，十点前就批了"),
    ("lijing", "wanglei", "客户第一", "样册自己开车送过去，没让客户等"),
]
ASKED = [
    ("chenchen", "@王磊 海悦的阶梯价，数量改成 400 台还按原来那档吗？", False),
    ("lijing", "@王磊 天晟的用章申请客户在催，先看一眼", True),
]
LOUNGE = (
    "茶水间", "拼奶茶、晒娃、聊球，都行", "chenchen", ("wanglei", "lijing", "zhoujie", "sunhao"),
    [("sunhao", "楼下新开那家，拼单满 5 杯打八折，谁要？"), ("chenchen", "要一杯少糖的"), ("zhoujie", "我请，庆祝天晟")],
)  # fmt: skip
