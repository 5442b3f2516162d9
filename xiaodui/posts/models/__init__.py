"""Which forms a room takes, and what was posted in one."""

from xiaodui.posts.models.post import Post
from xiaodui.posts.models.room_form import RoomForm

__all__ = ["Post", "RoomForm"]
