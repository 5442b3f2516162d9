"""The promise to look at a message, and the notice of who hasn't."""

from xiaodui.deadlines import HALF, DeadlineKind
from xiaodui.notices import NoticeKind

KNOW = DeadlineKind(
    "receipt", zh="看过点知道了", en="Acknowledgements", steps=(HALF,), icon="checks", personal=True, listed=False
)
MISSING = NoticeKind("receipt.due", "谁还没点知道了", "Who has not acknowledged", "checks", order=25)
ASKED = NoticeKind("receipt.asked", "请我看过点知道了", "Asked to acknowledge", "checks", order=26)
