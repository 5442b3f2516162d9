"""What one can put off."""

from xiaodui.later.acts.drafting import draft
from xiaodui.later.acts.marking import drop_reminder, finish, remind, save, unsave
from xiaodui.later.acts.waiting import drop, edit, say_later, send_now

__all__ = ["draft", "drop", "drop_reminder", "edit", "finish", "remind", "save", "say_later", "send_now", "unsave"]
