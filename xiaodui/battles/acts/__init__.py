"""What is told of a win, and how somebody wants it cheered."""

from xiaodui.battles.acts.telling import tell
from xiaodui.battles.acts.wishing import wish

__all__ = ["tell", "wish"]
