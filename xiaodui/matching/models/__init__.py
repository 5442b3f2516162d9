"""The index by which look-alikes are found."""

from xiaodui.matching.models.card import Card
from xiaodui.matching.models.mark import Mark

__all__ = ["Card", "Mark"]
