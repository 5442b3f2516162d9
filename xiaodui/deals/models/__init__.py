"""Deals and the stages they go through."""

from xiaodui.deals.models.deal import Deal, DealQuerySet
from xiaodui.deals.models.stage import Stage

__all__ = ["Deal", "DealQuerySet", "Stage"]
