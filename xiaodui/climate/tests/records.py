"""Thanks in 王磊's room, for tables of every door and page."""

from typing import Any

from tests.cast import Cast
from xiaodui.chat.models import Room
from xiaodui.climate.acts import thank


def thanked(cast: Cast, room: Room) -> dict[str, Any]:
    return {"thanks": thank(room, by=cast.wanglei, to=cast.chenchen, value="互相帮忙", text="替我跑了一趟恒拓")}
