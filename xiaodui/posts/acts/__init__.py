"""What one can do with forms."""

from xiaodui.posts.acts.posting import post
from xiaodui.posts.acts.setting import set_format

__all__ = ["post", "set_format"]
