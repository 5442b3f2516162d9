"""What one can do with files in a room."""

from xiaodui.attachments.acts.bringing import attach

__all__ = ["attach"]
