"""Where files show in the chat."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.attachments.acts.sending import may_send, set_aside, taken_along, taken_away
from xiaodui.attachments.models import Attachment
from xiaodui.chat.sockets import COMPOSE_TOOLS, ENCLOSURES, ROOM_TOOLS, ComposeTool, Enclosure, Tool
from xiaodui.journal.kinds import KINDS, kind_of_model


def load(ids: Sequence[int]) -> Mapping[int, Attachment]:
    return Attachment.objects.kept().in_bulk(list(ids))


ENCLOSURES.plug(
    Enclosure("file", _("文件"), "attachments/_file.html", load, may_send, taken_along, taken_away, set_aside)
)
COMPOSE_TOOLS.plug(ComposeTool("file", 10, "attachments/_compose.html"))
ROOM_TOOLS.plug(
    Tool("files", _("群里的文件"), "paperclip", 20, lambda room: reverse("room-files", args=[room.pk]), opens="panel")
)


def _url(pk: int) -> Any:
    return reverse("attachment", args=[pk])


KINDS.plug(kind_of_model(Attachment, _("附件"), _url, icon="paperclip"))
