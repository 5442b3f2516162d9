"""Files that people brought, the rows of them that were left out, and what was taken away."""

from xiaodui.exchange.models.export import Export, ExportDay
from xiaodui.exchange.models.rejection import Rejection
from xiaodui.exchange.models.upload import Upload

__all__ = ["Export", "ExportDay", "Rejection", "Upload"]
