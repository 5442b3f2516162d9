"""A report as a message carries it: the system's own, nobody sends one."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.battles.listing import shown
from xiaodui.chat.sockets import ENCLOSURES, Enclosure
from xiaodui.core.refusal import Refusal


def _check(room: Any, by: Any, ids: Sequence[int]) -> None:
    if by is not None:
        raise Refusal("battle.system", _("战报由销队在赢单时发出，不用自己附。想说句恭喜，直接写就好。"))


ENCLOSURES.plug(Enclosure("battle", _("战报"), "battles/_report.html", shown, _check))
