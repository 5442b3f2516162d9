"""Where forms show in the chat."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.chat.sockets import COMPOSE_TOOLS, ENCLOSURES, ROOM_TOOLS, ComposeTool, Enclosure, Tool
from xiaodui.journal.kinds import KINDS, Kind
from xiaodui.posts import acts
from xiaodui.posts.acts.posting import check, forget, keep, set_aside
from xiaodui.posts.models import Post


def _load(ids: Iterable[int]) -> Mapping[int, Post]:
    return Post.objects.select_related("message").in_bulk(list(ids))


def _names(ids: Iterable[int]) -> dict[int, str]:
    return {pk: str(one.kind.label) for pk, one in Post.objects.in_bulk(list(ids)).items()}


def _opened(person: Any, ids: Iterable[int]) -> dict[int, str]:
    rows = Post.objects.visible_to(person).filter(pk__in=list(ids)).select_related("message")
    return {one.pk: one.title for one in rows}


def _seen(person: Any, ids: Iterable[int]) -> set[int]:
    return set(_opened(person, ids))


def _may_set(by: Any, room: Any) -> bool:
    return not room.is_direct and acts.set_format.may(by, room)


ENCLOSURES.plug(Enclosure("post", _("格式"), "posts/_card.html", _load, check, keep, forget, set_aside))
KINDS.plug(Kind("post", _("格式"), _names, lambda pk: reverse("post", args=[pk]), "forms", _seen, _opened))
COMPOSE_TOOLS.plug(ComposeTool("post", 40, "posts/_button.html"))
ROOM_TOOLS.plug(
    Tool("format", _("群里的格式"), "forms", 40, lambda room: reverse("room-format", args=[room.pk]), may=_may_set)
)
