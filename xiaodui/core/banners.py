"""Banners: a line above every page that says what this installation is, and a link to what can be done about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from xiaodui.core.sockets import Socket


@dataclass(frozen=True)
class Banner:
    """`url_name` is a URL name without arguments; `tone` is one of the notices' ("", due, late, kept)."""

    text: Any
    label: Any
    url_name: str
    icon: str
    tone: str = ""


BANNERS: Socket[Callable[[Any], Banner | None]] = Socket("banners", Callable)
"""Each is asked on every full page with the person who reads it, so it must not query each time."""
