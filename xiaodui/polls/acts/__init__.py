"""What one can do with a poll."""

from xiaodui.polls.acts.asking import ask
from xiaodui.polls.acts.closing import close
from xiaodui.polls.acts.voting import vote, withdraw

__all__ = ["ask", "close", "vote", "withdraw"]
