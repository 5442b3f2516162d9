"""Facts, their personal values, what keeps them provable, and how far each hearer has heard."""

from xiaodui.journal.models.cursor import Cursor
from xiaodui.journal.models.fact import Fact, FactQuerySet, Unchangeable
from xiaodui.journal.models.personal import Personal
from xiaodui.journal.models.seal import GENESIS, Seal, Sealed

__all__ = ["GENESIS", "Cursor", "Fact", "FactQuerySet", "Personal", "Seal", "Sealed", "Unchangeable"]
