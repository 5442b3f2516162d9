"""What one can do with the rulebook."""

from xiaodui.governance.acts.adopting import adopt, end, withdraw
from xiaodui.governance.acts.drafting import comment, draft, draft_new, redraft
from xiaodui.governance.acts.signing import acknowledge, nudge

__all__ = ["acknowledge", "adopt", "comment", "draft", "draft_new", "end", "nudge", "redraft", "withdraw"]
