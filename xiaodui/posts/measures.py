"""How far forms are kept: from facts alone. A post that was recalled is taken off on the day on which it was made."""

from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from xiaodui.chat.verbs import MESSAGE_SAID
from xiaodui.core import clock
from xiaodui.journal.keys import id_of
from xiaodui.measures import Ratio, Share, SumOf
from xiaodui.posts.verbs import POST_HELD, POST_MADE, POST_TAKEN_BACK

ONE = Decimal(1)


def _one(counts: Callable[[dict[str, Any]], bool] = lambda detail: True) -> Callable[[Any], Iterator[Share]]:
    def shares(fact: Any) -> Iterator[Share]:
        back = fact.verb == POST_TAKEN_BACK.name
        writer = fact.detail["writer"] if back else fact.actor
        if writer.startswith("person:") and counts(fact.detail):
            on = clock.day_of(datetime.fromisoformat(fact.detail["made_at"])) if back else None
            yield Share(-ONE if back else ONE, id_of(writer), id_of(fact.team) if fact.team else None, on=on)

    return shares


def _formless(fact: Any) -> Iterator[Share]:
    """The fact's team is the room's; whose team he was in, the look noted."""
    if (team := fact.detail.get("formless")) is not None:
        yield Share(ONE, id_of(fact.actor), id_of(team) if team else None)


POSTED = (POST_MADE, POST_TAKEN_BACK)
MADE = SumOf(
    "posts.made", "count", zh="按格式发的", en="Posts in a form", verbs=POSTED, yields=_one(),
    rule_zh="按格式发出的条数，算在发的人和他当时的小队头上；撤回的不算。",
    rule_en="Posts made in a form, for who posted and the team then; less those recalled.",
)  # fmt: skip
HELD = SumOf(
    "posts.held", "count", zh="先放进格式的", en="Put into a form first", verbs=(POST_HELD,), yields=_one(),
    rule_zh="在只收格式的群里，随手写的被拦下、请他放进格式的次数；只是提醒，不算违规。",
    rule_en="How often a plain line was held in a room that takes forms only; a help, no breach.",
)  # fmt: skip
MENDED = SumOf(
    "posts.mended", "count", zh="拦下后补好的", en="Held and then sent in a form", verbs=POSTED,
    yields=_one(lambda detail: bool(detail["mended"])),
    rule_zh="拦下以后一天之内按格式发出来的条数；撤回的不算。",
    rule_en="Posts made in a form within a day after a plain line was held; less those recalled.",
)  # fmt: skip
OUTSIDE = SumOf(
    "posts.outside", "count", zh="没按格式的", en="Outside a form", verbs=(MESSAGE_SAID,),
    yields=_formless,
    rule_zh="在定了格式、但不强求的群里，没按格式直接说的条数；回复不算。",
    rule_en="What was said without a form in rooms that have forms and don't insist; answers don't count.",
)  # fmt: skip
KEPT = Ratio(
    "posts.kept", "ratio", zh="格式率", en="Form kept", numerator=MADE, denominator=(MADE, OUTSIDE),
    rule_zh="按格式发的 ÷（按格式发的 + 没按格式的）。", rule_en="In a form ÷ (in a form + outside one).",
)  # fmt: skip
