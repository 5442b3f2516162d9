"""Is this the same company? Names are cut into region, brand, trade and legal form, then compared. No Django."""

from .compare import same
from .parts import Parts, parts

__all__ = ["Parts", "parts", "same"]
