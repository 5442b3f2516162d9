"""Is this the same person? Field by field, by rules that were set by hand. No Django."""

from .among import pairs
from .compare import same
from .record import Person

__all__ = ["Person", "pairs", "same"]
