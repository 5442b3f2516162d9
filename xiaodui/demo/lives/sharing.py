"""Files in rooms: a board after a meeting, a price list, a sample on its bench."""

from datetime import timedelta
from typing import Any

from xiaodui.attachments.acts import attach
from xiaodui.attachments.keeping import ready
from xiaodui.chat import acts
from xiaodui.chat.models import Room
from xiaodui.core import clock
from xiaodui.demo.life import Life
from xiaodui.demo.lives.doing import together
from xiaodui.demo.names import sketches
from xiaodui.demo.world import World

SPEC = [["SERVO S-SERIES  DATA SHEET", "", "S1  0.75 kW  2.4 Nm  IP65", "S2  1.5 kW  4.8 Nm  IP65", "S3  3.0 kW  9.6 Nm  IP67"],
        ["DIMENSIONS", "", "S1  80 x 80 x 124 mm", "S2  100 x 100 x 162 mm", "S3  130 x 130 x 198 mm"]]  # fmt: skip


class Sharing(Life):
    name, order = "sharing", 93

    def finish(self, world: World) -> None:
        dice = world.dice(self.name)
        thunder = Room.objects.get(kind="team", team=world.teams["thunder"])
        asked = Room.objects.get(kind="topic", name="产品答疑")
        with together():
            _send(
                world, thunder, "lijing", "晨会的白板，照着这三步走", 0, [("晨会白板.jpg", sketches.whiteboard(dice))]
            )
            _send(
                world,
                thunder,
                "wanglei",
                "最新的阶梯价，周五更新的那份",
                3,
                [("阶梯价表.csv", sketches.PRICES.encode())],
            )
            _send(
                world, thunder, "sunhao", "锐驰现场", 6,
                [("样机.jpg", sketches.machine(dice)), ("本周进度.png", sketches.bars(dice)),
                 ("方案草图.jpg", sketches.whiteboard(dice)), ("到访记录.txt", sketches.VISIT.encode())],
            )  # fmt: skip
            _send(
                world,
                asked,
                "chenchen",
                "S 系列的规格书，型号都在里面",
                0,
                [("伺服 S 系列规格书.pdf", sketches.paper(*SPEC))],
            )


def _send(world: World, room: Room, who: str, text: str, later: int, files: list[tuple[str, bytes]]) -> Any:
    by = world.people[who]
    room.refresh_from_db()
    said = (room.last_at or room.made_at) + timedelta(minutes=1)
    with clock.at(max(room.last_at or room.made_at, min(said + timedelta(minutes=later), world.now))):
        keys = [attach(room, by=by, name=name, content=ready(raw)).key for name, raw in files]
        return acts.say(room, by=by, text=text, enclosed=keys, anyway=True)
