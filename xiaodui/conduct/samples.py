"""Detectors of clauses that no other room is nearer to: lateness by the week, and what colleagues report."""

from xiaodui.conduct.detectors import Reported, Threshold
from xiaodui.governance.pack import ClauseText, Param

LATE_MOST = Param(
    "tasks.late_most",
    zh="一周误期几次要看原因",
    en="Missed tasks a week to talk over",
    default=3,
    unit="count",
    least=1,
    most=50,
)
ON_TIME = ClauseText(
    "tasks.on_time", "contact", "答应的日子要作数", "Keep the dates you promise",
    "待办写了日子就按日子做完，做不完提前说。一周误期满 3 次，和组长一起看原因。",
    "A task with a date is done by that day, or you say so in time. Who misses 3 in a week goes through them with the leader.",
    params=(LATE_MOST,), order=290,
    why_zh="别人照着你写的日子排自己的事。", why_en="Others plan by the date that you wrote.",
)  # fmt: skip
Threshold(
    name="tasks.late_often", clause=ON_TIME.code, zh="一周多次误期", en="many tasks missed in a week",
    how_zh="数每个人一周里误期的待办", how_en="Counts each person's missed tasks of the week",
    measure="deadlines.task.missed", per="week", bound=LATE_MOST.code,
)  # fmt: skip

Reported(
    name="speech.reported", clause="chat.conduct", zh="说话没分寸", en="disrespectful words",
    how_zh="看到的同事可以报，凭当时的记录", how_en="A colleague who reads it may report it, with the record as evidence",
)  # fmt: skip
Reported(
    name="poaching.reported", clause="pool.poaching", zh="抢单或私下报价", en="poaching, or quoting off the books",
    how_zh="看到的同事可以报，凭当时的记录", how_en="A colleague who sees it may report it, with the record as evidence",
)  # fmt: skip
