"""What messages carry beside their words."""

from xiaodui.attachments.models.attachment import Attachment

__all__ = ["Attachment"]
