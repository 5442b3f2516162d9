"""What 启明科技's teams answer for, why they are there, and what each role does."""

from typing import NamedTuple


class Matter(NamedTuple):
    """Logins stand for people; asked and told are separated by spaces."""

    name: str
    does: str
    decides: str
    asked: str = ""
    told: str = ""
    note: str = ""


class Words(NamedTuple):
    purpose: str
    beyond: str
    values: str = ""
    style: str = ""
    publishes: tuple[str, ...] = ()


MATRIX: dict[str, tuple[Matter, ...]] = {
    "company": (
        Matter("合同", "xuning", "laozhou", "lijing gaoyuan", note="盖章前一天把最后一稿发给许宁。"),
        Matter("开票和回款", "xuning", "xuning", told="lijing gaoyuan"),
        Matter("到厂测节拍", "gugong", "gugong", told="lijing gaoyuan", note="提前一天约，周五下午不排。"),
        Matter("数字口径", "sunyue", "laozhou", "xuning"),
        Matter("大单折扣", "lijing", "laozhou", "xuning gugong", note="低于标价八五折的，先问再答。"),
    ),
    "east": (
        Matter("客户归谁", "lijing", "lijing", "wuqian"),
        Matter("展会和走访", "wuqian", "lijing", told="wanglei shenyue"),
        Matter("新人带教", "chenchen", "lijing", told="wuqian"),
        Matter("投诉", "lijing", "laozhou", "gugong", told="sunyue", note="半天内回第一句话。"),
    ),
    "south": (
        Matter("客户归谁", "gaoyuan", "gaoyuan", "hanbing maxiao"),
        Matter("新厂情报", "zhaomin", "gaoyuan", told="hanbing maxiao"),
        Matter("新人带教", "luocheng", "gaoyuan"),
        Matter("投诉", "gaoyuan", "laozhou", "gugong", told="sunyue", note="半天内回第一句话。"),
    ),
    "thunder": (
        Matter("报价", "chenchen", "lijing", "gugong", "xuhang", "30 万以上先拉上顾工。"),
        Matter("伺服选型", "wanglei", "wanglei", "gugong"),
        Matter("样机借还", "xuhang", "lijing", told="wanglei chenchen sunhao"),
        Matter("当天没回的客户", "sunhao", "xuhang", told="lijing", note="五点半前过一遍。"),
        Matter("老客户回访", "wanglei", "xuhang", told="sunhao"),
    ),
    "dawn": (
        Matter("报价", "gufeng", "wuqian", "gugong"),
        Matter("新园区名单", "fangrui", "wuqian", told="shenyue gufeng"),
        Matter("第一次上门", "shenyue", "gufeng", told="wuqian"),
        Matter("竞品动静", "fangrui", "gufeng", told="wuqian lijing"),
    ),
    "wind": (
        Matter("报价", "zhaomin", "hanbing", "gugong"),
        Matter("新厂图纸", "tangguo", "hanbing", "gugong"),
        Matter("账期", "zhaomin", "gaoyuan", "xuning", note="先款后货，别的都要问。"),
        Matter("客户生日和节日", "zhengyu", "tangguo"),
    ),
    "rock": (
        Matter("报价", "heyutong", "maxiao", "gugong"),
        Matter("老线改造方案", "luocheng", "maxiao", "gugong"),
        Matter("停机窗口", "dengli", "luocheng", told="maxiao heyutong", note="只在客户检修日上线。"),
        Matter("验收单", "dengli", "maxiao", told="xuning"),
        Matter("备件", "linfeng", "luocheng", told="dengli"),
    ),
}

CHARTERS: dict[str, Words] = {
    "company": Words(
        "启明做工业自动化，让每条产线停得少、换得快。我们卖的不是盒子，是客户半夜不用接电话的安心。",
        "让在这里干过三年的人，走到哪里都拿得出手。\n让一起长大的客户，愿意把孩子送来实习。",
        "说到做到，做不到早说。\n先说坏消息。\n不骗客户，不坑同事。",
        "数字公开，点得开；规矩写下来，改要有理由。",
        ("deals.cycle_days",),
    ),
    "east": Words(
        "江浙沪皖的老客户，是前面的人一家一家跑出来的。我们先守好，再往外走。",
        "老客户退休那天，会把我们介绍给接班的人。",
        "先问清楚再说。\n客户的事，不过夜。",
        "周一对一遍客户，周五对一遍答应过的事。",
    ),
    "south": Words(
        "珠三角和闽南，新厂一座接一座。谁先进厂，谁先懂。",
        "新厂点灯的那天晚上，我们的人在车间里，和他们一起站着看。",
        "稳稳地赢。\n慢一点没关系，别回头补。",
        "图纸先看三遍，再开口报价。",
    ),
    "thunder": Words(
        "答得快、到得快，让客户不用等第二天。今天比昨天快一步。",
        "钱要挣，也要让每个新人三个月里敢一个人去见客户。\n有人掉队，就停下来等他。",
        "快，但不抢别人的。\n会就教，不会就问。",
        "早上八点四十站着说五分钟：今天先打哪个电话，谁要帮忙。\n下班前把答应过的话写下来。",
        ("deals.win_rate",),
    ),
    "dawn": Words(
        "天亮之前，先出一单。没人去过的园区，我们先去。",
        "把一个陌生的园区，走成熟人。\n吃过的闭门羹，写下来给后来的人看。",
        "不怕被拒绝，怕没去过。\n三次进不去门，换一个人去。",
        "两个人一组上门，回来十分钟写完。",
        ("deals.win_rate",),
    ),
    "wind": Words(
        "跟着客户的新厂走，从第一张图纸就在场。顺风逆风都出海。",
        "十年以后路过那座厂，还能指着一条线说：这是我们陪着装起来的。",
        "账期免谈，交情常在。\n不压价，也不许诺做不到的交期。",
        "每家新厂一张时间表，人人看得到。",
    ),
    "rock": Words(
        "把老线改造做透，换线不停产。一单一单压实。",
        "让在老线上干了二十年的师傅，觉得这次改得值。",
        "先下车间，再进会议室。\n宁可少报一条，不可少测一次。",
        "每个方案都请客户的班长先看。",
    ),
}
THUNDER_AGAIN = Words(
    "答得快、到得快，让客户不用等第二天。今天比昨天快一步，也比昨天稳一步。",
    "钱要挣，也要让每个新人两个月里敢一个人去见客户。\n有人掉队，就停下来等他。\n客户问倒我们的，当天弄明白。",
    "快，但不抢别人的。\n会就教，不会就问。",
    "早上八点四十站着说五分钟：今天先打哪个电话，谁要帮忙。\n下班前把答应过的话写下来。\n周三下午一起听一通电话。",
    ("deals.cycle_days", "deals.win_rate"),
)

CARDS: dict[tuple[str, str], dict[str, str]] = {
    ("company", "member"): {
        "duties": "做自己的客户和商机。\n每次联系当天写下来。\n下一步有日子，到了日子去做。",
        "decides": "标价九五折以内的报价。\n自己客户先跑哪家、先打哪个电话。",
        "asks": "低于九五折，先问组长。\n答应交期以前，先问售前。\n客户要换负责人，先问组长。",
        "talks": "客户提到图纸、节拍、安全，当天拉上顾工。\n说到合同和账期，拉上许宁。\n发现别的组的客户，先找他的同事，再开口。",
        "duties_en": (
            "Work your own customers and deals.\n"
            "Write down each contact on its day.\n"
            "Give every next step a date, and keep it."
        ),
        "decides_en": "Quotes down to 95% of list.\nWhich of your customers to see or call first.",
        "asks_en": (
            "Below 95%: your leader first.\n"
            "Before promising a delivery date: pre-sales.\n"
            "Before a customer changes hands: your leader."
        ),
        "talks_en": (
            "Drawings, takt time, safety: bring in Gu the same day.\n"
            "Contracts and terms: bring in Xu Ning.\n"
            "Somebody else’s customer: talk to them before you talk to the customer."
        ),
    },
    ("company", "deputy"): {
        "duties": "组长不在的日子替他做主。\n每天看一遍谁的事晚了，先帮再催。",
        "decides": "组长不在时，组里的移交和报价。",
        "asks": "换人、罚人、改规矩，等组长回来。",
        "talks": "组长回来的当天，把替他定过的事说一遍。",
        "duties_en": (
            "Decide in the leader’s place on days when the leader is away.\n"
            "Look each day at who is late: help first, then press."
        ),
        "decides_en": "Hand-overs and quotes while the leader is away.",
        "asks_en": "Moving people, penalties and rules wait for the leader.",
        "talks_en": "Tell the leader on the first day back what you decided.",
    },
    ("company", "leader"): {
        "duties": "带好这个组：人先于单。\n每周和每个人单独说一次话。\n客户归谁说不清的，当天判。",
        "decides": "组里的移交、报价、谁负责哪件事。",
        "asks": "低于八五折、改组规、调人，先问大区。",
        "talks": "别的组来要客户，先听完再说。\n有人连着两周没开张，先去陪他见一家客户。",
        "duties_en": (
            "Lead the team: people before deals.\n"
            "Talk with each person alone once a week.\n"
            "Rule the same day when two claim a customer."
        ),
        "decides_en": "Hand-overs, quotes and who answers for what in the team.",
        "asks_en": "Below 85% of list, team rules and moves: the region first.",
        "talks_en": (
            "When another team asks for a customer, hear them out.\n"
            "Two weeks without a deal: go and see a customer together."
        ),
    },
    ("thunder", "member"): {
        "duties": "做自己的客户和商机，当天的电话当天回。\n每次联系当天写下来。\n早上五分钟说清今天先打谁。",
        "decides": "标价九五折以内的报价。\n自己客户先跑哪家、先打哪个电话。",
        "asks": "低于九五折，先问陈晨，再问李静。\n借样机，先问徐航。",
        "talks": "客户提到图纸、节拍、安全，当天拉上顾工。\n30 万以上的报价，拉上陈晨和顾工。\n五点半还没回的，在群里说一声，有人接。",
    },
}  # fmt: skip

PHASES: dict[str, tuple[tuple[str, str], ...]] = {
    "thunder": (
        ("opener", "sunhao"), ("opener", "wanglei"), ("follower", "wanglei"), ("follower", "xuhang"),
        ("closer", "chenchen"),
    ),
    "dawn": (("opener", "fangrui"), ("follower", "shenyue"), ("closer", "gufeng")),
}  # fmt: skip
