"""Pages of forms."""

from xiaodui.posts.views import writing

__all__ = ["writing"]
