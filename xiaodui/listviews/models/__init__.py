"""Views of lists, and how people arranged a list for themselves."""

from xiaodui.listviews.models.view import Arrangement, View

__all__ = ["Arrangement", "View"]
