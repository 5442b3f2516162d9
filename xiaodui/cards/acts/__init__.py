"""Talking about a record; making something of what was said."""

from xiaodui.cards.acts.opening import open_about
from xiaodui.cards.acts.turning import to_deal, to_task, turn

__all__ = ["open_about", "to_deal", "to_task", "turn"]
