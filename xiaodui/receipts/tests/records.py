"""A receipt of a message of 王磊's, for the tables of doors and pages."""

from typing import Any

from tests.cast import Cast
from xiaodui.chat import acts as chat
from xiaodui.receipts import acts


def acknowledged(cast: Cast, room: Any) -> dict[str, Any]:
    return {"receipt": acts.ask(chat.say(room, by=cast.wanglei, text="周五起用新报价单"), by=cast.wanglei)}
