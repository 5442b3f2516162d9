"""Where messages are found elsewhere: on the search page of all, beside the rooms, and by the API."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.chat.models import Message
from xiaodui.chat.seeking import SEEKS
from xiaodui.chatsearch.asking import written
from xiaodui.chatsearch.finding import END, Asked, Hit, find
from xiaodui.core.reads import FINDS, Finds
from xiaodui.core.spoken import day
from xiaodui.search.sockets import KINDS, SearchKind


def _best(person: Any, q: str, limit: int) -> list[Hit]:
    return find(person, Asked(q=q), limit).hits


def _said(hit: Hit) -> str:
    return "".join(words for words, _marked in hit.parts)


def _hint(hit: Hit) -> str:
    message = hit.message
    who = message.author.name if message.author else message.said_as
    return " · ".join(word for word in (who, message.room.name, day(message.said_at, weekday=False)) if word)


def _of_api(person: Any, q: str, given: Mapping[str, Any], before: int, limit: int) -> tuple[list[Message], int | None]:
    found = find(person, Asked(q=q, room=given.get("room"), by=given.get("author"), before=before or END), limit)
    return [hit.message for hit in found.hits], found.next


KINDS.plug(
    SearchKind(
        "message", _("聊天记录"), "message-2", lambda person, ids: Message.objects.visible_to(person).filter(pk__in=ids),
        lambda hit: reverse("message", args=[hit.message.pk]), title=_said, hint=_hint, order=80, rows=_best,
        page=lambda q: f"{reverse('chat-search')}?{written(Asked(q=q))}",
    )
)  # fmt: skip
SEEKS.plug(lambda room: f"{reverse('chat-search')}?room={room}" if room else reverse("chat-search"))
FINDS.plug(Finds("messages", _of_api, frozenset({"room", "author"})))
