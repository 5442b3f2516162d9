"""What happens with a complaint. Its facts stand within nothing: to see the customer isn't to read of it."""

from xiaodui.journal.verb import Verb

COMPLAINT_FILED = Verb(
    "complaint.filed", zh="{by} 记了{subject}：说的是 {owner}", en="{by} filed {subject}, about {owner}", icon="message-report",
    tone="due",
)  # fmt: skip
COMPLAINT_REPLIED = Verb(
    "complaint.replied", zh="{by} 对{subject}说了自己这一边", en="{by} gave their side of {subject}", icon="message-2"
)
COMPLAINT_HANDED_OVER = Verb(
    "complaint.handed_over", zh="{by} 把{subject}交给 {to} 答复：{reason}", en="{by} handed {subject} to {to} to answer: {reason}",
    icon="arrows-exchange",
)  # fmt: skip
COMPLAINT_ANSWERED = Verb(
    "complaint.answered", zh="{by} 答复了{subject}：{answer}", en="{by} answered {subject}: {answer}", icon="checks",
    tone="kept",
)  # fmt: skip
