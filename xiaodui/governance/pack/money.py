"""Chapter 5, what is earned, given and taken. Rates of commission are a company's own; none is invented here."""

from decimal import Decimal

from xiaodui.governance.pack.texts import ClauseText, Param

COMMISSION = ClauseText(
    "money.commission",
    "money",
    "提成",
    "Commission",
    "提成方案写明按什么算、算多少、哪天发、退款怎么办，公布以后才生效，不改已经赢下的单。"
    "两个人一起做的，分法在成交前写下来。每一笔都点得开，看得到怎么算的。觉得不对，发之前提出来，有人答你。",
    "The plan says what commission is paid on, how much, on which day, and what a refund does. It binds once it is published "
    "and never touches deals already won. Shared deals have their split in writing before they close. Every line opens and "
    "shows its arithmetic. If one looks wrong, say so before it is paid, and somebody answers.",
    kind="principle",
    order=510,
    severity=2,
    may=(
        ("要一份自己的提成明细", "Ask for your own statement"),
        ("对任何一笔提异议", "Dispute any line"),
    ),
    may_not=(
        ("成交以后再改分法", "Change a split after the deal has closed"),
        ("拖着不发又不说原因", "Hold a payment back without a reason"),
    ),
    why_zh="钱算得清，才敢放心往前冲。",
    why_en="You run faster when you know that the sums are right.",
)

CAP = ClauseText(
    "money.cap",
    "money",
    "奖惩上限",
    "Limits of reward and penalty",
    "罚只从奖金里扣，一个月加起来不超过当月工资的 20%，扣完也不低于当地最低工资。当地法律更严，按法律。"
    "比赛的奖和罚，开始前写明最多多少；没写的，不罚。",
    "Penalties come out of the bonus only, never more than 20% of the month's wage in sum, and never below the local "
    "minimum wage. Where local law is stricter, the law holds. A contest states its highest reward and penalty before it "
    "starts; what isn't stated isn't taken.",
    params=(
        Param(
            "conduct.deduct_cap_percent",
            "每月最多扣工资的百分之几",
            "Most that is deducted, in percent of the month's wage",
            Decimal(20),
            "percent",
            0,
            20,
        ),
    ),
    order=520,
    severity=3,
    rung=2,
    may_override=False,
    may=(
        (
            "输了请大家喝茶、唱首歌，本人愿意就行",
            "Let the loser treat the team to tea or sing a song, if willing",
        ),
        ("对扣款提申诉", "Appeal against a deduction"),
    ),
    may_not=(
        ("扣基本工资", "Deduct from the base wage"),
        ("罚跑步、下跪这类伤身体伤面子的", "Punish by what hurts body or dignity"),
        ("让人当场掏现金", "Make anybody pay cash on the spot"),
    ),
    why_zh="重奖重罚可以有，但人要靠工资过日子，法律也有底线。",
    why_en="Stakes may be high, but people live on their wage, and the law draws a line.",
)

MIX = ClauseText(
    "reward.mix",
    "money",
    "个人和团队一起算",
    "Mine and ours together",
    "奖金的 70% 看你自己，其余看团队。再乘一个守规矩的系数，最低 0.8，最高 1.1。"
    "有成立的违规会往下走；没有违规、帮了同事、主动说明，会往上走。系数怎么来的，本人随时看得到。",
    "Of a bonus, 70% depends on you and the rest on your team. It is multiplied by a factor for keeping the rules, from 0.8 "
    "at least to 1.1 at most. Violations that were upheld lower it; a clean record, help given and honest reports raise it. "
    "You can always see where yours comes from.",
    kind="principle",
    params=(
        Param(
            "reward.personal_percent",
            "奖金里个人占百分之几",
            "Percent of a bonus that is personal",
            Decimal(70),
            "percent",
            0,
            100,
        ),
        Param(
            "reward.compliance_least",
            "守规矩系数最低",
            "Lowest factor for keeping the rules",
            Decimal("0.8"),
            "times",
            0,
            1,
        ),
        Param(
            "reward.compliance_most",
            "守规矩系数最高",
            "Highest factor for keeping the rules",
            Decimal("1.1"),
            "times",
            1,
            2,
        ),
    ),
    order=530,
    why_zh="只算个人，没人肯帮忙；只算团队，没人肯拼。",
    why_en="If only mine counts, nobody helps; if only ours counts, nobody fights.",
)

WEIGHTS = ClauseText(
    "appraisal.weights",
    "money",
    "绩效怎么打分",
    "How performance is scored",
    "绩效看五块：结果 60%，过程 15%，客户 10%，协作 10%，创新 5%。"
    "新队起步可以多看过程，期初定下，期中不改。你先自评，组长打分写出事例，再当面谈。",
    "Five parts count: results 60%, process 15%, customers 10%, cooperation 10%, innovation 5%. A new team may weigh process "
    "higher, settled when the period starts and not changed within it. You rate yourself first; your leader scores with "
    "examples; then you talk.",
    params=(
        Param("appraisal.result_percent", "结果占百分之几", "Weight of results", Decimal(60), "percent", 0, 100),
        Param("appraisal.process_percent", "过程占百分之几", "Weight of process", Decimal(15), "percent", 0, 100),
        Param("appraisal.customers_percent", "客户占百分之几", "Weight of customers", Decimal(10), "percent", 0, 100),
        Param(
            "appraisal.cooperation_percent", "协作占百分之几", "Weight of cooperation", Decimal(10), "percent", 0, 100
        ),
        Param("appraisal.innovation_percent", "创新占百分之几", "Weight of innovation", Decimal(5), "percent", 0, 100),
    ),
    order=540,
    may=(
        ("拿记录补充自己的分", "Add records that speak for you"),
        ("不同意就写下来，一起存档", "Write down where you disagree; it is kept with the score"),
    ),
    may_not=(
        ("凭印象打分", "Score by impression"),
        ("期末才改占比", "Change the weights at the end"),
    ),
    why_zh="只看结果会逼人走捷径，帮过同事的也该被看见。",
    why_en="Results alone push people to short cuts, and help given should be seen too.",
)

PROMISE = ClauseText(
    "reward.promise",
    "money",
    "答应的要兑现",
    "Promises are kept",
    "答应的奖和罚都记下来：给谁，给什么，哪天兑现。到日子没兑现，一直挂在双方那里，直到给了，或者对方写明不要。"
    "庆功会上逐条念完，还有没兑现的，比赛就不算结束。",
    "Every promised reward or penalty is written down: to whom, what, by which day. If the day passes, it stays on both lists "
    "until it is given or waived in writing. The celebration reads them out one by one; while one is open, the contest "
    "isn't over.",
    order=550,
    severity=2,
    may=(
        ("替换成对方更想要的，双方写明", "Swap it for something they like better, in writing"),
        ("请组长帮忙催", "Ask your leader to press for it"),
    ),
    may_not=(
        ("业绩好了就改口", "Go back on it when results are good"),
        ("只罚不奖", "Collect penalties and forget rewards"),
    ),
    why_zh="赖一次，下次再许什么都没人信。",
    why_en="Break one, and nobody believes the next.",
)
