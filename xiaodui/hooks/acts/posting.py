"""What came through an address, said in its room."""

from typing import Annotated, Any

from django.db.models import F
from pydantic import StringConstraints

from xiaodui.chat.acts.inputs import LONGEST
from xiaodui.chat.acts.posting import post as post_in
from xiaodui.chat.models import Message
from xiaodui.core import clock
from xiaodui.core.acts import Takes, act
from xiaodui.core.refusal import Refusal
from xiaodui.hooks.models import Hook


class PostsThrough(Takes):
    text: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST)]
    said_as: Annotated[str, StringConstraints(max_length=60)] = ""


def only_the_address(by: Any, hook: Hook) -> bool:
    return False


@act("hooks.post", on=Hook, who=only_the_address, takes=PostsThrough, door="none")
def post(hook: Hook, *, by: Any, text: str, said_as: str) -> Message:
    """Claims the hook: what comes a moment after it was revoked is not said."""
    now = clock.now()
    if not Hook.objects.standing().filter(pk=hook.pk).update(last_used_at=now, posts=F("posts") + 1):
        raise Refusal("hook.revoked", "no_service")
    return post_in(hook.room, said_as=said_as or hook.name, text=text, through=f"hook:{hook.pk}", at=now)
