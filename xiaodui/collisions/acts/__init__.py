"""What one can do in a collision."""

from xiaodui.collisions.acts.pleading import plead, settle
from xiaodui.collisions.acts.ruling import recuse, rule

__all__ = ["plead", "recuse", "rule", "settle"]
