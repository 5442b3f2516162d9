"""Bringing a file up to a room: it waits there for the message that carries it."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from xiaodui.attachments import keeping, rules
from xiaodui.attachments.acts.inputs import Bring
from xiaodui.attachments.acts.sending import to_be_said
from xiaodui.attachments.models import Attachment
from xiaodui.attachments.verbs import FILE_BROUGHT
from xiaodui.chat.acts.numbering import refuse_archived
from xiaodui.chat.acts.rights import sits
from xiaodui.chat.models import Room
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.core.text.filenames import clean_name, ending
from xiaodui.journal import record

MOST_WAITING = 40
"""Files that one has brought and not sent."""


@act("rooms.attach", on=Room, who=sits, takes=Bring, label=_("放文件"))
def attach(room: Room, *, by: Any, name: str, content: Any) -> Attachment:
    """放文件. Answers its key ("file:12"), under which `rooms.say` carries it. What isn't sent within a day, nor waits in a
    message that goes later, is thrown away. More than 3 MB come as multipart/form-data, the file as `content`."""
    kept = content if isinstance(content, keeping.Kept) else None
    try:
        called = may_bring(room, by, name)
        kept = kept or keeping.keep(content)
        _check_harmless(kept.head)
        sniffed = rules.Sniffed("picture", kept.media) if kept.media else rules.sniff(kept.head, called)
        made = Attachment.objects.create(
            room=room, by=by, at=clock.now(), name=called, kind=sniffed.kind, media=sniffed.media, path=kept.path,
            size=kept.size, digest=kept.digest, brought=kept.brought, width=kept.width, height=kept.height, pages=kept.pages,
            preview=rules.first_lines(kept.head, called) if sniffed.kind in {"text", "sheet"} else "",
        )  # fmt: skip
        record(
            FILE_BROUGHT, made, by=by, within=room.key, heard=[f"person:{by.pk}"] if by else [], kind=made.kind,
            size=made.size, digest=made.digest, brought=made.brought, personal={"name": called},
        )  # fmt: skip
    except BaseException:
        keeping.FILES.remove(kept.path if kept else "")
        raise
    return made


def may_bring(room: Room, by: Any, name: str) -> str:
    """The name as it is kept. Refused where it can be before a byte of it is read."""
    if room.archived_at:
        refuse_archived()
    called = clean_name(name)
    if not called:
        raise Refusal("file.nameless", _("文件名要有名字和后缀，例如「报价单.pdf」。"))
    if ending(called) in settings.REFUSED_FILES:
        raise _runs()
    unsent = Attachment.objects.unsent().filter(by=by)
    if by and unsent.count() >= MOST_WAITING and unsent.exclude(pk__in=to_be_said()).count() >= MOST_WAITING:
        raise Refusal("files.waiting", _("你有 %(n)s 份传好了还没发，先发出去。") % {"n": MOST_WAITING})
    return called


def _check_harmless(head: bytes) -> None:
    if rules.runs(head):
        raise _runs()


def _runs() -> Refusal:
    return Refusal("file.runs", _("能运行的程序不能发到群里，同事一点就可能中毒。要给工具，请发下载地址。"))
