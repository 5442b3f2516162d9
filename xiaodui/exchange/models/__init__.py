"""Files that people brought, and the rows of them that were left out."""

from xiaodui.exchange.models.rejection import Rejection
from xiaodui.exchange.models.upload import Upload

__all__ = ["Rejection", "Upload"]
