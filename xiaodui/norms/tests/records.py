"""What 王磊's room has of everything, for tables of every door and page."""

from datetime import timedelta
from typing import Any

from tests.cast import Cast
from xiaodui.chat import acts as chat
from xiaodui.chat.models import Message, Room
from xiaodui.core import clock
from xiaodui.norms import acts
from xiaodui.norms.models import Held, Pace, Wait


def kept(cast: Cast, room: Room, message: Message) -> dict[str, Any]:
    """陈晨 owes 王磊 an answer; was hushed by him until a second ago, and objected to what was taken down."""
    wait = Wait.objects.create(
        message=message, room=room, asker=cast.wanglei, person=cast.chenchen, team=cast.chenchen.team, kind="named",
        asked_at=message.said_at,
    )  # fmt: skip
    hush = acts.hush(room, by=cast.wanglei, person=cast.chenchen, hours=1, reason="先消消气")
    flagged = acts.flag(message, by=cast.chenchen, reason="口气不好")
    hers = chat.say(room, by=cast.laozhou, text="一会儿撤下")
    down = acts.take_down(hers, by=cast.wanglei, reason="说好不在这里提")
    held = Held.objects.create(
        room=room,
        by=cast.chenchen,
        said={"text": "等着看"},
        text="等着看",
        cite="chat.conduct@1",
        held_at=clock.now() - timedelta(minutes=1),
    )
    objection = acts.object_to(by=cast.chenchen, about=f"hush:{hush.pk}", text="不是我说的")
    return {
        "wait": wait, "hush": hush, "flag": flagged, "takedown": down, "held": held, "objection": objection,
        "pace": Pace.objects.create(room=room),
    }  # fmt: skip
