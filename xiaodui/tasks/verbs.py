"""What can happen to a task and to a promise."""

from xiaodui.journal.verb import Verb

TASK_GIVEN = Verb(
    "task.given",
    zh="{by} 给 {owner} 记了待办「{subject}」",
    en="{by} put “{subject}” on {owner}'s list",
    icon="checkbox",
)
TASK_EDITED = Verb("task.edited", zh="{by} 改了待办「{subject}」", en="{by} edited the task “{subject}”", icon="pencil")
TASK_DONE = Verb(
    "task.done", zh="{by} 做完了「{subject}」", en="{by} did “{subject}”", icon="circle-check", tone="kept"
)
TASK_REOPENED = Verb(
    "task.reopened", zh="{by} 又打开了待办「{subject}」", en="{by} reopened the task “{subject}”", icon="rotate-2"
)
TASK_HANDED_OVER = Verb(
    "task.handed_over", zh="{by} 把待办「{subject}」转给了 {to}：{reason}", en="{by} passed “{subject}” on to {to}: {reason}",
    icon="arrows-exchange", tone="guard",
)  # fmt: skip
TASK_DROPPED = Verb(
    "task.dropped",
    zh="{by} 撤了待办「{subject}」：{reason}",
    en="{by} dropped the task “{subject}”: {reason}",
    icon="x",
)
PROMISE_MADE = Verb(
    "promise.made", zh="{by} 承诺：「{subject}」", en="{by} promised: “{subject}”", icon="heart-handshake", tone="guard"
)  # fmt: skip
PROMISE_SETTLED = Verb(
    "promise.settled", zh="{by} 兑现了「{subject}」：{how}", en="{by} kept the promise “{subject}”: {how}",
    icon="circle-check", tone="kept",
)  # fmt: skip
PROMISE_DISPUTED = Verb(
    "promise.disputed", zh="{by} 说「{subject}」还没兑现：{reason}", en="{by} says that “{subject}” isn't kept yet: {reason}",
    icon="alert-triangle", tone="late",
)  # fmt: skip
PROMISE_RELEASED = Verb(
    "promise.released", zh="{by} 免去了承诺「{subject}」：{reason}", en="{by} let go of the promise “{subject}”: {reason}",
    icon="circle-dashed",
)  # fmt: skip
PROMISE_HANDED_OVER = Verb(
    "promise.handed_over", zh="{by} 把承诺「{subject}」交给了 {to}：{reason}", en="{by} handed the promise “{subject}” to {to}: {reason}",
    icon="arrows-exchange", tone="guard",
)  # fmt: skip
