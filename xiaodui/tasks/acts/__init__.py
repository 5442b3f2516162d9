"""What one can do with tasks and promises."""

from xiaodui.tasks.acts.giving import create, drop, edit, hand_over
from xiaodui.tasks.acts.promising import make
from xiaodui.tasks.acts.settling import dispute, release, settle
from xiaodui.tasks.acts.ticking import done, reopen

__all__ = ["create", "dispute", "done", "drop", "edit", "hand_over", "make", "release", "reopen", "settle"]
