"""What 王磊 puts off, for the tables of doors and pages."""

from datetime import timedelta
from typing import Any

from tests.cast import Cast
from xiaodui.core import clock
from xiaodui.later import acts


def put_off(cast: Cast, room: Any, message: Any) -> dict[str, Any]:
    day = clock.today() + timedelta(days=3)
    waiting = acts.say_later(room, by=cast.wanglei, text="周五见", day=day)
    reminder = acts.remind(message, by=cast.wanglei, day=day)
    acts.draft(room, by=cast.wanglei, text="还没写完", typed_at=clock.now())
    return {"waiting": waiting, "reminder": reminder, "saved": acts.save(message, by=cast.wanglei)}
