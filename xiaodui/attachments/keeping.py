"""Files on their way in: looked at, pictures drawn anew, kept under names drawn by lot before anything is written of them."""

import hashlib
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.conf import settings

from xiaodui.attachments import rules
from xiaodui.core import shelf
from xiaodui.core.pictures import is_picture, look, upright

FILES = shelf.Shelf("attachments")
READ_THROUGH = 8_000_000
"""Bytes of a PDF up to which its pages are counted."""


@dataclass(frozen=True)
class Kept:
    """`brought` is the SHA-256 of what came, `digest` that of what stands on the disk: of a picture another. `head` are its
    first bytes."""

    path: str
    size: int
    digest: str
    brought: str
    head: bytes
    media: str = ""
    width: int | None = None
    height: int | None = None
    pages: int | None = None


@dataclass(frozen=True)
class Ready:
    """What will be kept, in memory; of a picture already drawn anew. So the transaction that writes it doesn't wait for that."""

    data: bytes
    brought: str
    media: str = ""
    width: int | None = None
    height: int | None = None


def ready(raw: bytes) -> Ready:
    """Up to seconds for a picture. Refused where it is empty, too big, damaged or a bomb."""
    raw = b"".join(shelf.pieces(raw, settings.ATTACHMENT_LIMIT))
    brought = hashlib.sha256(raw).hexdigest()
    if not is_picture(raw[:12]):
        return Ready(raw, brought)
    clean = upright(raw)
    return Ready(clean, brought, *look(clean))


def from_base64(text: str) -> Ready:
    """What the API sends."""
    return ready(shelf.from_base64(text, settings.ATTACHMENT_LIMIT))


def store(content: Any) -> Kept:
    """Keep an uploaded file (anything with `chunks()`), piece by piece but for a picture. A Refusal leaves nothing behind.
    Never inside a transaction."""
    pieces = shelf.pieces(content, settings.ATTACHMENT_LIMIT)
    first = next(pieces, b"")
    if is_picture(first[:12]):
        return keep(ready(first + b"".join(pieces)))
    made = FILES.write(chain([first], pieces))
    return _kept(made, first[: rules.HEAD], Ready(b"", made.digest))


def keep(one: Ready) -> Kept:
    return _kept(FILES.write([one.data]), one.data[: rules.HEAD], one)


def _kept(made: shelf.Written, head: bytes, one: Ready) -> Kept:
    pages = None
    if head.startswith(b"%PDF-") and made.size <= READ_THROUGH:
        pages = rules.pages(FILES.full(made.path).read_bytes())
    return Kept(made.path, made.size, made.digest, one.brought, head, one.media, one.width, one.height, pages)
