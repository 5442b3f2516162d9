"""What can happen to a violation. Its facts stand within nothing: no timeline of a customer tells them."""

from xiaodui.journal.verb import Verb

VIOLATION_FOUND = Verb(
    "violation.found", zh="{by}给 {owner} 记了{subject}，依据「{version}」，先听本人说",
    en="{by} noted {subject} for {owner} under “{version}”; their side first",
    icon="radar-2", tone="due",
)  # fmt: skip
VIOLATION_ADDED = Verb(
    "violation.added", zh="{by}在{subject}里并入了同一天的 {count} 条", en="{by} added {count} more of the same day to {subject}",
    icon="stack-push",
)  # fmt: skip
VIOLATION_REPORTED = Verb(
    "violation.reported",
    zh="{by} 报了一件事：{subject}",
    en="{by} reported something: {subject}",
    icon="message-report",
)
VIOLATION_WITHDRAWN = Verb(
    "violation.withdrawn", zh="{by} 撤回了 {owner} 的{subject}，弄错了：{reason}",
    en="{by} withdrew {subject} of {owner} as mistaken: {reason}",
    icon="arrow-back-up", tone="kept",
)  # fmt: skip
