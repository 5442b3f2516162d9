"""What can happen to a promise. Its opening is a row and no fact: docs/decisions/0010-one-clock.md."""

from xiaodui.journal.verb import Verb

DEADLINE_REMINDED = Verb(
    "deadline.reminded", zh="提醒 {owner}：「{within}」的{subject}，{due} 到期",
    en="{owner} was reminded: {subject} for {within} is due {due}", icon="bell", tone="due",
)  # fmt: skip
DEADLINE_MISSED = Verb(
    "deadline.missed", zh="{owner} 的{subject}过了时限：「{within}」，{due} 到期",
    en="{owner} missed {subject} for {within}, due {due}", icon="clock-exclamation", tone="late",
)  # fmt: skip
DEADLINE_ESCALATED = Verb(
    "deadline.escalated", zh="{owner} 的{subject}还没办，请 {to} 过问：「{within}」，{due} 到期",
    en="{to} was asked to look after {owner}'s {subject} for {within}, due {due}", icon="arrow-up", tone="late",
)  # fmt: skip
DEADLINE_REASSIGNED = Verb(
    "deadline.reassigned", zh="{subject}从 {owner} 改派给 {to}：「{within}」",
    en="{subject} for {within} went from {owner} to {to}", icon="arrows-right-left", tone="due",
)  # fmt: skip
DEADLINE_MET = Verb(
    "deadline.met", zh="{owner} 按时办完了{subject}：「{within}」", en="{owner} kept {subject} for {within} in time",
    icon="circle-check", tone="kept",
)  # fmt: skip
DEADLINE_DONE_LATE = Verb(
    "deadline.done-late", zh="{owner} 办完了{subject}，晚了：「{within}」，{due} 到期",
    en="{owner} did {subject} for {within} late; it was due {due}", icon="circle-check", tone="due",
)  # fmt: skip
DEADLINE_WAIVED = Verb(
    "deadline.waived", zh="{by} 免了 {owner} 的{subject}：「{within}」", en="{by} waived {owner}'s {subject} for {within}",
    icon="circle-off",
)  # fmt: skip
DEADLINE_EXCUSED = Verb(
    "deadline.excused", zh="{owner} 的{subject}不该算：「{within}」", en="{owner}'s {subject} for {within} no longer counts",
    icon="circle-off",
)  # fmt: skip
DEADLINE_UNDONE = Verb(
    "deadline.undone", zh="{owner} 的{subject}又打开了，按时不算：「{within}」",
    en="{owner}'s {subject} for {within} was opened again and no longer counts as kept", icon="rotate",
)  # fmt: skip
DEADLINE_SNOOZED = Verb(
    "deadline.snoozed", zh="{by} 把{subject}推迟到 {due}：「{within}」", en="{by} put {subject} for {within} off until {due}",
    icon="clock-pause",
)  # fmt: skip
DEADLINE_MOVED = Verb(
    "deadline.moved", zh="{subject}从 {former_owner} 转到 {owner}：「{within}」，{due} 到期",
    en="{subject} for {within}, due {due}, moved from {former_owner} to {owner}", icon="arrow-forward-up",
)  # fmt: skip
DEADLINE_RESTED = Verb(
    "deadline.rested", zh="{owner} 请假，{subject}顺延到 {due}：「{within}」",
    en="{owner} is away; {subject} for {within} now runs until {due}", icon="clock-pause",
)  # fmt: skip
