"""Files that people brought, the rows of them that were left out, what was taken away, and what things of others are here."""

from xiaodui.exchange.models.counterpart import Counterpart
from xiaodui.exchange.models.export import Export, ExportDay
from xiaodui.exchange.models.rejection import Rejection
from xiaodui.exchange.models.upload import Upload

__all__ = ["Counterpart", "Export", "ExportDay", "Rejection", "Upload"]
