"""What people say in rooms: (who, text, signs that others give, which line it answers)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """`under` is the place of the line it answers; `signs` are (sign, logins)."""

    who: str
    text: str
    under: int | None = None
    signs: tuple[tuple[str, str], ...] = ()


TOPICS = [
    (
        "产品答疑",
        "型号、接口、交期，问到有人答为止",
        "open",
        "wanglei",
        ("chenchen", "zhaomin", "zhoujie", "lijing", "sunyue"),
    ),
    ("报价与折扣", "谁批、批多少、凭什么", "ask", "lijing", ("wanglei", "chenchen", "zhoujie", "zhaomin")),
]
NOTICE = ("公司公告", "公司定下来的事，先看这里", "laozhou")

THUNDER = [
    [
        Line(
            "lijing",
            "早。今天先把上周没回的报价过一遍，**十一点前**回我一句。",
            signs=(("👍", "wanglei chenchen zhoujie"),),
        ),
        Line("wanglei", "我这边剩两家，十点半给准信。"),
        Line("zhoujie", "我三家，有一家改了数量，要重算。@王磊 你那张阶梯价表还是最新的吗？"),
        Line("wanglei", "是，上周五更新过。", under=2),
        Line("zhoujie", "收到，谢谢！", under=2, signs=(("🙏", "wanglei"),)),
    ],
    [
        Line(
            "chenchen",
            "昨天那家签了！跟了 46 天，第 3 版方案打动了生产总监。",
            signs=(("🎉", "lijing wanglei zhoujie sunhao"), ("💪", "sunhao")),
        ),
        Line("lijing", "漂亮。晨晨把第 3 版方案的思路写个案例，今晚分享会讲 5 分钟？"),
        Line("chenchen", "好，我下午写。"),
        Line("sunhao", "我两点去锐驰，谁手上有多的样册？"),
        Line("wanglei", "我车上有一箱，一点半楼下给你。", under=3, signs=(("👍", "sunhao"),)),
    ],
    [
        Line("sunhao", "客户要 90 天账期，之前有人批过吗？怎么回比较稳？"),
        Line("zhoujie", "去年有一家走过 60 天，带了银行承兑。", under=0),
        Line(
            "lijing",
            "超过 60 天要走审批。先跟财务确认承兑能不能接，别口头答应客户。",
            under=0,
            signs=(("✅", "sunhao"),),
        ),
        Line("sunhao", "明白，先回“今天给准信”。", under=0),
    ],
]
QUESTIONS = [
    Line("zhaomin", "老产线的 485 口能不能直接接？客户在线等。"),
    Line("chenchen", "能，要加一个转接头，料号 `XD-485-T`，现货。", under=0, signs=(("👍", "zhaomin"),)),
    Line("zhoujie", "防护等级 IP65 的那款，交期现在几周？"),
    Line("wanglei", "四周。急的话我们还有两台样机可以先顶上。", under=2),
]
ANNOUNCED = [
    "本周五下午三点月度分享会，线上线下都可以。每队出一个案例：\n1. 这一单难在哪\n2. 我们做对了什么\n3. 下次怎么更快",
]
POLL = (
    "周五晚上队里聚一下，去哪？",
    ("老灶火锅", "江边烧烤", "湘菜馆"),
    (("wanglei", 0), ("chenchen", 2), ("zhoujie", 0), ("sunhao", 1)),
)
ACKNOWLEDGED = ("下周一起报价一律用新模板，旧的不再受理。看完点一下「知道了」。", ("wanglei", "chenchen", "zhoujie"))
PUT_OFF = ("早。今天先回昨天没回的三家，十点对一次。", "第 3 版方案的思路：先算停线一小时的损失，再")
"""What 王磊 sends on the next working day, and what 陈晨 hasn't finished."""
DECIDED = ("报价有效期一律写 15 天。", "报价有效期一律写 10 天，原材料在涨。")
ABOUT_A_CUSTOMER = (
    ("wanglei", "这家设备科换了人，新来的要我们把交期写进合同。"),
    ("lijing", "@王磊 明天把两种交期的报价都做出来，我来跟工厂确认。"),
    ("wanglei", "好，上午给你。"),
)
TO_DO = "把两种交期的报价都做出来"
ASIDE = "周末有人拼车去莫干山吗？还差两位，私聊我。"
"""What 周洁 says where only questions on products belong."""
OFF_TOPIC, OFF_TOPIC_REASON = "这个群要找答案，闲聊翻不到头。", "这里只答产品，拼车请发茶水间。"
OBJECTED = "就这一句，当天就约好了，没占几行，请恢复。"
SHARP, SHARP_REASON = "那边采购脑子不清楚，同一张表改了四遍。", "这么说客户，截出去不好看。"
