"""Files about customers on disk: names drawn by lot, readable by the server alone, never run and never shown in place."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from xiaodui.core import shelf
from xiaodui.core.pictures import is_picture, upright

LARGEST = 20_000_000
"""Bytes of one file."""
MOST = 200
"""Files of one customer."""
FILES = shelf.Shelf("files")


@dataclass(frozen=True)
class Stored:
    """`path` is its name inside the folder. `digest` is that of what was brought, so that the same picture is known again
    though it is kept without its metadata (`cleaned`)."""

    path: str
    size: int
    digest: str
    cleaned: bool = False


@dataclass(frozen=True)
class Ready:
    """What will be kept, in memory: read and cleaned before the transaction that writes it begins."""

    data: bytes
    digest: str = ""


full, remove = FILES.full, FILES.remove


def store(content: Any) -> Stored:
    """Keep a file (anything with `chunks()`, or bytes). A Refusal leaves nothing behind. A picture is written anew, upright
    and without what it tells of where and when; never call this inside a transaction with a picture."""
    pieces = shelf.pieces(content, LARGEST)
    head = next(pieces, b"")
    if is_picture(head[:12]):
        return keep(ready(head + b"".join(pieces)))
    return _write(chain([head], pieces))


def _write(pieces: Iterator[bytes], digest: str = "") -> Stored:
    made = FILES.write(pieces)
    return Stored(made.path, made.size, digest or made.digest, bool(digest))


def from_base64(text: str) -> Ready:
    """What the API sends."""
    return ready(shelf.from_base64(text, LARGEST))


def ready(content: Any) -> Ready:
    raw = b"".join(shelf.pieces(content, LARGEST))
    return Ready(upright(raw), hashlib.sha256(raw).hexdigest()) if is_picture(raw[:12]) else Ready(raw)


def keep(one: Ready) -> Stored:
    return _write(iter([one.data]), one.digest)
