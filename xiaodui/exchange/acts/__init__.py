"""What one can do with files that come in, and what is noted of files that go out."""

from xiaodui.exchange.acts.exports import ask, tell_exported
from xiaodui.exchange.acts.sets import bring_set
from xiaodui.exchange.acts.uploads import check, create, lets_go, map_columns, remove, run

__all__ = ["ask", "bring_set", "check", "create", "lets_go", "map_columns", "remove", "run", "tell_exported"]
