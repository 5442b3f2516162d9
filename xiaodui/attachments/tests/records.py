"""A message with a picture and a table in 王磊's room, for tables of every door and page; files made by code."""

import io
from typing import Any

from PIL import Image

from tests.cast import Cast
from xiaodui.attachments import acts, keeping
from xiaodui.attachments.models import Attachment
from xiaodui.chat.acts import say
from xiaodui.chat.models import Room


def picture(size: tuple[int, int] = (80, 60), kind: str = "PNG", **how: Any) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, "teal").save(made, kind, **how)
    return made.getvalue()


def brought(room: Room, by: Any, name: str = "白板.png", data: bytes = b"") -> Attachment:
    return acts.attach(room, by=by, name=name, content=keeping.ready(data or picture()))  # type: ignore[no-any-return]


def sent(cast: Cast, room: Room) -> dict[str, Any]:
    table = brought(room, cast.wanglei, "报价.csv", "型号,单价\n伺服 S1,1200\n".encode())
    one = brought(room, cast.wanglei)
    say(room, by=cast.wanglei, text="新报价", enclosed=[one.key, table.key])
    one.refresh_from_db()
    return {"attachment": one}
