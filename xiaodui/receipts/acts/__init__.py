"""What one can do with receipts."""

from xiaodui.receipts.acts.answering import close, know
from xiaodui.receipts.acts.asking import ask

__all__ = ["ask", "close", "know"]
