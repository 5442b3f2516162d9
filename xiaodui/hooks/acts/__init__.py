"""What one can do with hooks, and what comes through them."""

from xiaodui.hooks.acts.keep import add, revoke
from xiaodui.hooks.acts.posting import post

__all__ = ["add", "post", "revoke"]
