"""What the rule book says of violations themselves: how they are counted, and how far they may lead."""

from xiaodui.conduct.rules import LADDER, LADDER_EN
from xiaodui.governance.pack import ClauseText, Param
from xiaodui.governance.pack.texts import Question

WINDOW = Param(
    "conduct.window_days",
    zh="多少天内的算在一起",
    en="Days counted together",
    default=90,
    unit="days",
    least=7,
    most=730,
)
RUNGS = Param(
    "conduct.ladder", zh="处分的台阶，从轻到重", en="The ladder in Chinese, mildest first", default=LADDER, unit="text"
)
RUNGS_EN = Param("conduct.ladder_en", zh="台阶的英文", en="The ladder in English", default=LADDER_EN, unit="text")
COUNTING = ClauseText(
    "conduct.counting", "conduct", "违规怎么记", "How violations are recorded",
    "系统或同事发现可能违规，记一张违规单：哪一条、哪一版、凭哪几条记录，本人和组长同时看到。弄错了就撤回，不再计数。"
    "同一条规矩 90 天内的算在一起，次数只说明若成立最高到哪一级。级别从轻到重：提醒、警告、扣奖金、停抢、建议解除。",
    "What the system or a colleague finds is put on record: which clause in which version, on which records; the person and the "
    "leader see it at the same time. A mistake is withdrawn and no longer counts. Those of one clause within 90 days are counted "
    "together; the count only says how far it could go if upheld. The rungs, mildest first: reminder, warning, bonus cut, no "
    "claiming, dismissal proposed.",
    kind="principle", params=(WINDOW, RUNGS, RUNGS_EN), order=720, severity=3, may_override=False,
    why_zh="次数要有个头，犯过一次的人才有机会翻篇。", why_en="A count must end somewhere, so that one mistake can be left behind.",
    may=(
        ("看自己的全部证据", "See all the evidence against oneself"),
        ("说明经过，请人撤回", "Tell what happened, and ask for withdrawal"),
    ),
    may_not=(
        ("没听本人说就处分", "Sanction anybody unheard"),
        ("拿那时还没生效的规矩说人", "Hold a rule against anybody whom it didn't bind then"),
    ),
    question=Question(
        zh="系统给你记了一张违规单，意味着什么？", en="A violation of yours was put on record. What does it mean?", answer=1,
        options=(("已经处分了", "A sanction was decided"), ("先听你说，弄错了就撤回", "You are heard first; a mistake is withdrawn"),
                 ("扣这个月的奖金", "This month's bonus is cut")),
    ),
)  # fmt: skip
