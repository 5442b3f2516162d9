"""What a message does to the files that it carries: it takes them along, and recalled it takes them away."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from xiaodui.attachments import keeping, thumbs
from xiaodui.attachments.models import Attachment
from xiaodui.chat.models import Message, Room
from xiaodui.chat.sockets import TO_BE_SAID
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.journal.keys import id_of, kind_of


def may_send(room: Room, by: Any, ids: Sequence[int]) -> None:
    """His own, brought to this room and not sent yet."""
    rows = Attachment.objects.unsent().filter(pk__in=ids, room=room)
    if (rows.filter(by=by) if by else rows).count() != len(ids):
        raise Invalid({"enclosed": [_("有文件已经不在了：放了一天没发，或者已经发过。拿掉它，再放一次。")]})


def taken_along(message: Message, ids: Sequence[int]) -> None:
    rows = Attachment.objects.unsent().filter(pk__in=ids, room_id=message.room_id)
    if rows.update(message=message) != len(ids):
        raise Refusal("stale", _("有文件刚才已经随另一条发出去了，刷新后再看。"))


def taken_away(message: Message, ids: Sequence[int]) -> None:
    """The row tells that there was one; its bytes, its name and its first lines go."""
    _forget(Attachment.objects.kept().filter(message=message))


def set_aside(message: Message, ids: Sequence[int]) -> None:
    """Its writer's again, unsent."""
    Attachment.objects.kept().filter(message=message).update(message=None)


def to_be_said() -> list[int]:
    """Ids of what waits in a message that goes later, is held, or may come back. A query or two for each such kind."""
    return [id_of(key) for keys in TO_BE_SAID for key in keys() if kind_of(key) == "file"]


def sweep(before: datetime) -> int:
    """Throw away what was brought before then, was never sent and waits in no message that still may be; how many."""
    rows = Attachment.objects.unsent_since(before).exclude(pk__in=to_be_said())
    count = _forget(rows)
    Attachment.objects.filter(message=None, path="").delete()
    return count


def _forget(rows: Any) -> int:
    found = dict(rows.values_list("pk", "path"))
    Attachment.objects.filter(pk__in=found).update(path="", name="", preview="")
    transaction.on_commit(lambda: _unlink(list(found.values())))
    return len(found)


def _unlink(paths: list[str]) -> None:
    for path in paths:
        keeping.FILES.remove(path)
        thumbs.forget(path)
