"""What is typed and not sent, kept for the other devices of the same person."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.chat.acts.rights import sits
from xiaodui.chat.models import Room
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.later.acts.inputs import KeepDraft
from xiaodui.later.models import Draft

KEPT, EMPTY_KEPT = timedelta(days=90), timedelta(days=7)


@act("rooms.draft", on=Room, who=sits, takes=KeepDraft, label=_("存草稿"))
def draft(room: Room, *, by: Any, text: str, root: int, typed_at: datetime) -> Draft:
    """存草稿. The latest by its time stamp stands, whichever device is heard last; answers what stands."""
    at = typed_at if typed_at.tzinfo else typed_at.replace(tzinfo=UTC)
    at = min(at, clock.now())
    own = Draft.objects.filter(person=by, room=room, root=root)
    if not own.filter(typed_at__lt=at).update(text=text, typed_at=at):
        Draft.objects.bulk_create(
            [Draft(person=by, room=room, root=root, text=text, typed_at=at)], ignore_conflicts=True
        )
    return own.get()


def tidy() -> int:
    """Deletes drafts that nobody touched for ninety days, and empty ones after a week."""
    now = clock.now()
    old = Draft.objects.filter(typed_at__lt=now - KEPT) | Draft.objects.filter(text="", typed_at__lt=now - EMPTY_KEPT)
    return old.delete()[0]
