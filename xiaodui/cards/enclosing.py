"""A record as a message carries it: a place that asks for its card under the reader's own sight."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.cards.card import CARDS
from xiaodui.cards.models import Turned
from xiaodui.chat.sockets import ENCLOSURES, Enclosure
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.journal.kinds import Kind, kind_named


@dataclass(frozen=True)
class Place:
    """Says of which kind it is and nothing else; drawn alike whether the record is there or not."""

    kind: str
    pk: int

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.pk}"

    @property
    def known(self) -> Kind:
        return kind_named(self.kind)


def _enclosure(kind: str) -> Enclosure:
    def load(ids: Sequence[int]) -> Mapping[int, Place]:
        return {pk: Place(kind, pk) for pk in ids}

    def check(room: Any, by: Any, ids: Sequence[int]) -> None:
        """What one can't see one can't send: nobody learns by trying whether a number exists."""
        if by is not None and set(ids) - kind_named(kind).seen(by, ids):
            raise Invalid({"enclosed": [_("没有找到这条记录，或者你看不到它。请重新选一个。")]})

    return Enclosure(kind, kind, "cards/_place.html", load, check)


for kind in CARDS:
    ENCLOSURES.plug(_enclosure(kind))


def _chips(ids: Sequence[int]) -> Mapping[int, Place]:
    rows = Turned.objects.filter(pk__in=ids).values_list("pk", "about")
    return {pk: Place(about.partition(":")[0], int(about.partition(":")[2])) for pk, about in rows}


def _never(room: Any, by: Any, ids: Sequence[int]) -> None:
    raise Refusal("message.turned", _("这个标记由「记成待办」「开商机」这些动作自己加上。"))


ENCLOSURES.plug(Enclosure("turned", _("由它而来"), "cards/_chip.html", _chips, _never))
