"""What the rulebook says of assignment, and where its numbers are asked from."""

from typing import Any

from xiaodui.assignment.rules.shares import Bounds
from xiaodui.governance import rules
from xiaodui.governance.pack import ClauseText, Param
from xiaodui.governance.sockets import EXECUTES, Execution

ASSIGN = ClauseText(
    "pool.assign", "pool", "线索怎么分", "How leads are given out",
    "没有主的线索按公开的规则分：轮流、按空位，或者按业绩。请假的、满了的、没有权限的不分。按业绩分的时候，谁都不少于人均的 30%，"
    "入职 90 天内的新人不少于 80%，谁都不超过 150%。按规则分到手上，120 分钟上班时间还没联系，改派给下一位，保护期里也一样，最多改派 2 次。"
    "分给谁、为什么、别人为什么没轮到，都查得到。分不出去的，列出来，告诉组长。"
    "一个人手上有 60 条照看得过来，多了就该添人。",
    "Leads without an owner are given by published rules: in turn, by room, or by results. Nobody on leave, full or without the "
    "right gets one. By results, nobody has less than 30% of an equal share, newcomers in their first 90 days no less "
    "than 80%, and nobody more than 150%. A lead given by rule and not contacted within 120 working minutes goes to the next "
    "one, protected or not, at most 2 times. Who got it, why, and why others didn't can be looked up. What finds nobody is listed and "
    "the leader is told. One person looks after 60 well; more than that asks for more people.",
    params=(
        Param("pool.assign_newcomer_days", "入职几天内算新人", "Days in which one is a newcomer", 90, "days", 0, 730),
        Param("pool.assign_newcomer_percent", "新人至少是人均的百分之几", "A newcomer's least, in % of an equal share", 80,
              "count", 0, 100),
        Param("pool.assign_least_percent", "谁都至少是人均的百分之几", "Anybody's least, in % of an equal share", 30,
              "count", 0, 100),
        Param("pool.assign_most_percent", "谁都至多是人均的百分之几", "Anybody's most, in % of an equal share", 150,
              "count", 100, 1000),
        Param("pool.assign_again_minutes", "几分钟没联系就改派", "Minutes without contact until another gets it", 120,
              "minutes", 5, 4800),
        Param("pool.assign_usual_held", "一个人照看得过来几条", "How many one looks after well", 60, "count", 1, 10000),
        Param("pool.assign_moves_protected", "保护期里没联系也改派", "Given anew though it is protected", True, "bool"),
        Param("pool.assign_again_times", "最多改派几次", "How often it is given anew", 2, "count", 0, 10),
    ),
    order=305,
    may=(
        ("看任何一条规则，试一条线索会给谁", "Read every rule, and try to whom a lead would go"),
        ("接不住，提前请组长少分一些", "Ask your leader early for fewer when you can't take more"),
    ),
    may_not=(
        ("挂着在岗，其实不接", "Stand as present while you take none"),
        ("绕开规则，私下点名要线索", "Ask for leads by name, past the rule"),
    ),
    why_zh="机会分得公平，成绩才算得公平。", why_en="Results are fair only where chances were.",
)  # fmt: skip
PASSING = ClauseText(
    "contact.passing", "contact", "接力有回音", "A relay gets an answer",
    "客户从开头交给跟进，从跟进交给签单，接的人在 240 分钟上班时间内回「接到」，或者说接不了。没回之前，还是交的人负责。",
    "When a customer goes from opening to following up, or from there to closing, the taker answers “got it” within 240 "
    "working minutes, or says no. Until then the giver is responsible.",
    params=(
        Param("contact.passing_minutes", "几分钟内回「接到」", "Minutes to answer “got it”", 240, "minutes", 5, 4800),
    ),
    order=242,
    may=(("接之前把不清楚的问清楚", "Ask until it is clear before you take it"),),
    may_not=(("不回，也不接", "Neither answer nor take it"),),
    why_zh="一棒一棒传，总有一只手握着。", why_en="In a relay one hand always holds the baton.",
)  # fmt: skip

EXECUTES.plug(
    Execution(
        "pool.assign", "按规则选人，记下每个人为什么轮到、为什么没轮到；没联系的改派", "Chooses by rule and keeps why each was "
        "or wasn't chosen; gives anew what wasn't contacted", "线索进来几秒内", "Seconds after a lead comes in",
    )
)  # fmt: skip
EXECUTES.plug(
    Execution(
        "contact.first", "新线索到手就开始走首联的钟，第一次跟进把它停下", "Starts the clock of first contact; the first "
        "follow-up keeps it", "线索到手时", "When a lead arrives",
    )
)  # fmt: skip
EXECUTES.plug(
    Execution(
        "contact.idle", "按工作日数没动的天数，有效跟进从头数；到日子提醒、告诉组长、改派", "Counts working days without a "
        "genuine follow-up; reminds, tells the leader, gives anew", "随时", "All the time",
    )
)  # fmt: skip
EXECUTES.plug(
    Execution(
        "contact.handover", "交的人写清楚才交得出去，接的人确认了才换人", "It goes only with everything written down, and "
        "changes hands only once it is confirmed", "移交时", "At the hand-over",
    )
)  # fmt: skip


def number(code: str, for_: Any = None) -> int:
    return int(rules.value(code, for_=for_).value)


def holds(code: str, for_: Any = None) -> bool:
    return bool(rules.value(code, for_=for_).value)


def bounds(for_: Any = None) -> Bounds:
    said = [number(f"pool.assign_{name}_percent", for_) for name in ("newcomer", "least", "most")]
    return Bounds(*said)


def cite(code: str, for_: Any = None) -> str:
    return str(rules.value(code, for_=for_).cite)
