"""A room of 雷霆队 with something said in it, for tables of every door and page."""

from typing import Any

from tests.cast import Cast
from xiaodui.chat import acts
from xiaodui.chat.models import Seat


def talked(cast: Cast) -> dict[str, Any]:
    """王磊's room, where his mate and the owner of the company sit too, and the leader doesn't; 赵敏 asks to come in."""
    room = acts.open_room(by=cast.wanglei, name="春季攻坚", purpose="把华东的单子收一收", door="ask")
    acts.invite(room, by=cast.wanglei, people=[cast.chenchen.pk, cast.laozhou.pk])
    acts.rank(room, by=cast.wanglei, person=cast.laozhou, role="admin")
    message = acts.say(room, by=cast.wanglei, text="@陈晨 恒拓的报价谁跟？")
    acts.say(room, by=cast.chenchen, text="我来", under=message.pk)
    acts.react(message, by=cast.chenchen, sign="👍")
    acts.ask_in(by=cast.zhaomin, room=room.pk)
    room.refresh_from_db()
    message.refresh_from_db()
    return {"room": room, "message": message, "seat": Seat.objects.get(room=room, person=cast.wanglei)}
