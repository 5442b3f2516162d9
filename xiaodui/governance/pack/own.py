"""What the rulebook says of itself."""

from xiaodui.governance.pack.texts import ClauseText, Param, Question

ACK_DAYS = Param(
    "rules.ack_days", zh="几个工作日内签", en="Working days to sign", default=2, unit="days", least=1, most=30
)
ANSWER_DAYS = Param(
    "rules.answer_days", zh="几个工作日内答复提议", en="Working days to answer a proposal", default=2, unit="days",
    least=1, most=30,
)  # fmt: skip

CHANGING = ClauseText(
    "rules.changing", "principle", "规矩怎么定、怎么改", "How rules are made and changed",
    "人人都能提修改，提议公开讨论，定规矩的人在 2 个工作日内答复。新版本从约定的那天零点起生效，不管以前的事。"
    "定下以后，受它约束的人要在 2 个工作日内读完、答一个问题、签「我已知晓」。",
    "Anybody may propose a change; it is discussed in the open, and whoever decides for that team answers within 2 working days. "
    "A new version binds from midnight of the day it names and never reaches back. Those whom it binds read it, answer one "
    "question and sign within 2 working days.",
    kind="principle", params=(ACK_DAYS, ANSWER_DAYS), order=130, may_override=False,
    may=(("对任何一条提修改意见", "Propose a change of any clause"), ("在草案下面说赞成或反对", "Say for or against under a draft")),
    may_not=(("用没定下的规矩管人", "Judge anybody by a rule that isn't adopted"),
             ("把新规矩用到以前的事上", "Apply a new rule to what is past")),
    why_zh="规矩是大家一起守的，改之前大家都该看得到、说得上话。",
    why_en="All of us keep the rules, so all of us should see a change coming and have a say.",
    question=Question(
        zh="新规矩从什么时候起管人？", en="From when does a new rule bind?", answer=1,
        options=(("提出来的时候", "When it is proposed"), ("定下时约定的那天零点", "Midnight of the day named when it was adopted"),
                 ("签了的时候", "When one signs it")),
    ),
)  # fmt: skip
