"""What was made of messages."""

from xiaodui.cards.models.turned import Turned

__all__ = ["Turned"]
