"""A strict room of its own with a post in it, for tables of every door and page."""

from typing import Any

from tests.cast import Cast
from xiaodui.chat.models import Room
from xiaodui.posts import acts
from xiaodui.posts.models import RoomForm


def posted(cast: Cast, room: Room) -> dict[str, Any]:
    """王磊's help in his room, which doesn't insist on forms."""
    acts.set_format(room, by=cast.wanglei, strict=False, types=[], musts=["deal.customer", "help.choice"])
    post = acts.post(room, by=cast.wanglei, type="help", title="谁有恒拓的旧合同", choice="contract")
    post.refresh_from_db()
    return {"post": post, "roomform": RoomForm.objects.get(room=room)}
