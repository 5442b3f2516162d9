"""Smaller pictures, made when somebody first asks for one and kept beside; lost, they are made again."""

import os
import secrets
from pathlib import Path
from typing import Any

from xiaodui.attachments.keeping import FILES
from xiaodui.core.pictures import smaller
from xiaodui.core.shelf import Shelf

SIDES = (480, 1600)
"""Pixels: in the room, and opened."""
LIGHT = 120_000
"""Bytes that are sent as they are rather than made smaller."""
MOVES = 4_000_000
"""Bytes up to which a GIF is shown as it is, since a smaller one would stand still."""
THUMBS = Shelf("thumbs")


def thumb(file: Any, side: int) -> tuple[Path, str]:
    """(where it is, its media type) of the picture within `side` pixels. The first time costs about half a second."""
    whole = FILES.full(file.path)
    small = max(file.width, file.height) <= side and file.size <= LIGHT
    if small or (file.media == "image/gif" and file.size <= MOVES):
        return whole, file.media
    at = _place(file.path, side)
    if not at.is_file():
        part = at.with_name(f".{at.name}.{secrets.token_hex(4)}")
        part.write_bytes(smaller(whole, side))
        os.replace(part, at)  # two who ask at once make the same
    return at, "image/webp"


def _place(path: str, side: int) -> Path:
    return THUMBS.folder() / f"{path}-{side}"


def forget(path: str) -> None:
    for side in SIDES:
        _place(path, side).unlink(missing_ok=True)
