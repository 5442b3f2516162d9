"""Tools that rooms above plug in, as they are offered to one reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from xiaodui.chat.sockets import Tool


@dataclass(frozen=True)
class Offered:
    tool: Tool
    url: str
    count: int


def offered(tools: Iterable[Tool], by: Any, thing: Any) -> list[Offered]:
    """Those that he may use with it, in their order, with what they count."""
    return [
        Offered(tool, tool.url(thing), tool.count(by) if tool.count else 0) for tool in tools if tool.may(by, thing)
    ]
