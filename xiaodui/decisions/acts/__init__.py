"""Deciding, asking, and writing down what is seen differently."""

from xiaodui.decisions.acts.asking import drop, mark, reopen, settle
from xiaodui.decisions.acts.catching import catch_up
from xiaodui.decisions.acts.deciding import decide, decide_here, supersede
from xiaodui.decisions.acts.disputing import open_dispute

__all__ = ["catch_up", "decide", "decide_here", "drop", "mark", "open_dispute", "reopen", "settle", "supersede"]
