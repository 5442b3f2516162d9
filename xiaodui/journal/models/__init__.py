"""Facts, their personal values, and what keeps them provable."""

from xiaodui.journal.models.fact import Fact, FactQuerySet
from xiaodui.journal.models.personal import Personal

__all__ = ["Fact", "FactQuerySet", "Personal"]
