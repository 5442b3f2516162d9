"""What one can do with products."""

from xiaodui.catalog.acts.keep import create, edit, withdraw

__all__ = ["create", "edit", "withdraw"]
