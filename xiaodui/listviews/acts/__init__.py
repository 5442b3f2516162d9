"""What one can do with views of lists and with one's columns."""

from xiaodui.listviews.acts.arranging import choose_columns, open_with
from xiaodui.listviews.acts.keeping import copy, create, delete, edit
from xiaodui.listviews.acts.sharing import share, unshare

__all__ = ["choose_columns", "copy", "create", "delete", "edit", "open_with", "share", "unshare"]
