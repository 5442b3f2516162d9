"""What can happen to a follow-up and to a plan.

`way` and `verdict` are keys that the reader's language names: how it was done, and whether it counts and why. What listens
reads the plain `channel`, `genuine` and `why` beside them.
"""

from xiaodui.journal.verb import Verb

FOLLOWED_UP = Verb(
    "followup.logged", zh="{by} 跟进了「{within}」：{way}，{verdict}", en="{by} followed up “{within}” ({way}): {verdict}",
    icon="message-2", tone="kept",
)  # fmt: skip
FOLLOWUP_CORRECTED = Verb(
    "followup.corrected", zh="{by} 改了一条跟进：{way}，{verdict}", en="{by} corrected a follow-up ({way}): {verdict}",
    icon="pencil",
)  # fmt: skip
FOLLOWUP_WITHDRAWN = Verb(
    "followup.withdrawn", zh="{by} 撤回了一条跟进，不再算数：{reason}", en="{by} took back a follow-up: {reason}",
    icon="arrow-back-up", tone="late",
)  # fmt: skip
PLAN_MADE = Verb(
    "plan.made", zh="{by} 定了下一步：{due_on} {way}，{text}", en="{by} planned the next step: {due_on}, {way}: {text}",
    icon="calendar",
)  # fmt: skip
PLAN_MOVED = Verb(
    "plan.moved", zh="{by} 把「{text}」改到 {due_on}", en="{by} moved “{text}” to {due_on}", icon="calendar", tone="due",
)  # fmt: skip
PLAN_DONE = Verb(
    "plan.done", zh="{by} 做了定好的「{text}」", en="{by} did the planned “{text}”", icon="circle-check", tone="kept"
)
PLAN_DROPPED = Verb(
    "plan.dropped", zh="{by} 不做「{text}」了：{reason}", en="{by} dropped “{text}”: {reason}", icon="x"
)
PLAN_PASSED = Verb(
    "plan.passed", zh="下一步「{text}」跟着客户到了 {owner} 手上", en="The next step “{text}” went to {owner} with the customer",
    icon="arrows-exchange",
)  # fmt: skip
PLAN_PARKED = Verb(
    "plan.parked", zh="下一步「{text}」跟着客户回了公海，等下一位来接",
    en="The next step “{text}” went back to the pool with the customer and waits for the next owner", icon="arrow-back-up",
    tone="due",
)  # fmt: skip
