"""What a message carries beside its words: looked at before it goes, told when it stands or is recalled."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.chat.models import Message, Room
from xiaodui.chat.sockets import ENCLOSURES, Enclosure
from xiaodui.core.refusal import Invalid


def by_kind(keys: Iterable[str]) -> dict[str, list[int]]:
    """{"file": [12, 13]} of keys like "file:12", in their order; each once."""
    found: dict[str, list[int]] = defaultdict(list)
    for key in dict.fromkeys(keys):
        kind, _colon, pk = key.partition(":")
        found[kind].append(int(pk))
    return found


def kinds() -> Mapping[str, Enclosure]:
    return {one.kind: one for one in ENCLOSURES}


def check_enclosed(room: Room, by: Any, keys: Sequence[str]) -> None:
    """Raises Invalid or Refusal where he may not send these here. Nothing is asked where nothing is enclosed."""
    if not keys:
        return
    known = kinds()
    for kind, ids in by_kind(keys).items():
        if kind not in known:
            raise Invalid({"enclosed": [_("附带的东西没认出来，拿掉再发。")]})
        known[kind].check(room, by, ids)


def tell_kept(message: Message) -> None:
    for kind, ids in by_kind(message.enclosed).items():
        kinds()[kind].kept(message, ids)


def tell_loosened(message: Message, keys: Sequence[str]) -> None:
    for kind, ids in by_kind(keys).items():
        if kind in kinds():
            kinds()[kind].loosened(message, ids)


def tell_recalled(message: Message, keys: Sequence[str]) -> None:
    for kind, ids in by_kind(keys).items():
        if kind in kinds():
            kinds()[kind].recalled(message, ids)
