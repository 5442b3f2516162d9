"""A poll of 王磊's for the tables of doors and pages, in a room that he was given."""

from typing import Any

from tests.cast import Cast
from xiaodui.polls import acts


def polled(cast: Cast, room: Any) -> dict[str, Any]:
    return {"poll": acts.ask(room, by=cast.wanglei, question="周五在哪聚？", options=["火锅", "烧烤"])}
