"""What upper rooms ask of the rulebook: `rules.value`, `rules.bound_by`, `rules.knows`, `rules.must_know`."""

from xiaodui.governance.binding import bound_by, knows, must_know
from xiaodui.governance.book import Ruled, in_force, value
from xiaodui.governance.force import Issue

__all__ = ["Issue", "Ruled", "bound_by", "in_force", "knows", "must_know", "value"]
