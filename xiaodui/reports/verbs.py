"""What happens with a report. What it says stands in no fact: only how long it is, and its hash."""

from xiaodui.journal.verb import Verb

REPORT_HANDED_IN = Verb(
    "workreport.handed_in", zh="{subject}交了", en="{subject} was handed in", icon="send", tone="kept"
)
REPORT_CHANGED = Verb("workreport.changed", zh="{subject}改过了", en="{subject} was changed", icon="pencil")
REPORT_MISSED = Verb(
    "workreport.missed",
    zh="{subject}到点没交",
    en="{subject} wasn't there in time",
    icon="clock-exclamation",
    tone="due",
)
REPORT_EXCUSED = Verb(
    "workreport.excused", zh="{subject}不用补了", en="{subject} need not be handed in any more", icon="circle-off"
)
REPORT_ANSWERED = Verb(
    "workreport.answered", zh="{by} 点评了{subject}：{words}", en="{by} on {subject}: {words}", icon="message-2", tone="guard"
)  # fmt: skip
ROLL_CALLED = Verb(
    "roll.called", zh="{subject}，{n} 位没交：{who}", en="{subject}: {n} are missing: {who}", icon="users-minus", tone="due"
)  # fmt: skip
