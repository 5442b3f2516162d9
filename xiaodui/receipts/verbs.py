"""What can happen to a receipt. Each is a change of its message, but the list at the end."""

from xiaodui.journal.verb import Verb

RECEIPT_ASKED = Verb(
    "receipt.asked", zh="{by} 请大家看过「{subject}」点知道了", en="{by} asks everybody to acknowledge “{subject}”", icon="checks",
)  # fmt: skip
RECEIPT_KNOWN = Verb("receipt.known", zh="{by} 知道了「{subject}」", en="{by} acknowledged “{subject}”", icon="check")
RECEIPT_LEFT = Verb(
    "receipt.left", zh="{by} 不在群里了，不用再等「{subject}」", en="{by} left the room: “{subject}” no longer waits", icon="user-minus",
)  # fmt: skip
RECEIPT_CLOSED = Verb(
    "receipt.closed", zh="{by} 不再等大家点「{subject}」", en="{by} no longer waits for “{subject}”", icon="lock"
)
RECEIPT_DUE = Verb(
    "receipt.due", zh="「{subject}」到点了，还有 {missing} 位没点知道了", en="“{subject}” is due; {missing} have not acknowledged it",
    icon="clock-exclamation", tone="due",
)  # fmt: skip
CHANGES = (RECEIPT_ASKED, RECEIPT_KNOWN, RECEIPT_LEFT, RECEIPT_CLOSED)
