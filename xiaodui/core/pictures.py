"""A picture as it may be kept: upright, and without a word of where, when and with what it was taken."""

import io
import struct
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from xiaodui.core.refusal import Refusal

KINDS = ("JPEG", "PNG", "WEBP")
OPENED = (*KINDS, "GIF")
MOST = 60_000_000
"""Pixels of all its frames together: 4 bytes of memory each, twice while it is turned."""
SHOWN = {"icc_profile", "transparency", "duration", "loop", "background", "default_image"}
"""What a picture says of itself that one sees: colours, and how it moves. All else goes."""
DAMAGED = (
    OSError,
    struct.error,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    ZeroDivisionError,
)
"""What Pillow raises over bytes that are no picture after all; it has no exception of its own for all of them."""
MOVING = ("PNG", "WEBP", "GIF")
ORIENTATION = 0x0112
_at_once = BoundedSemaphore(2)


def is_picture(head: bytes) -> bool:
    """By its first twelve bytes, whatever it is called."""
    return (
        head[:3] == b"\xff\xd8\xff"
        or head[:8] == b"\x89PNG\r\n\x1a\n"
        or head[:6] in (b"GIF87a", b"GIF89a")
        or (head[:4], head[8:12]) == (b"RIFF", b"WEBP")
    )


def upright(raw: bytes) -> bytes:
    """The same picture without its metadata, turned as its camera said. Refused where it is too large to be opened, before
    it is, and where it is damaged. Costs about a second for ten million pixels; never inside a transaction."""
    with _at_once, _opened(raw) as image:
        kind = "JPEG" if image.format == "MPO" else str(image.format)
        frames = _frames(image)
        how = _how(image, kind, raw, frames)
        # A moving picture has no camera's orientation; turned frame by frame it would only lose what moves it.
        shown: Any = image if frames > 1 or not _is_turned(image) else ImageOps.exif_transpose(image)
        shown.info = {name: value for name, value in shown.info.items() if name in SHOWN}
        made = io.BytesIO()
        shown.save(made, format=kind, exif=b"", **how)
        return made.getvalue()


def look(raw: bytes) -> tuple[str, int, int]:
    """(media type, width, height) of a picture that `upright` made. Reads its head only."""
    with Image.open(io.BytesIO(raw), formats=OPENED) as image:
        return str(Image.MIME[str(image.format)]), image.width, image.height


def smaller(at: Path, side: int) -> bytes:
    """The picture at `at`, of its frames the first, within a square of `side` pixels, as WebP. About a tenth of a second
    for ten million pixels, a JPEG far less; two at a time."""
    with _at_once, Image.open(at, formats=OPENED) as image:
        image.draft("RGB", (side, side))  # a JPEG is read small at once
        clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
        shown = image.convert("RGBA" if clear else "RGB")
        shown.thumbnail((side, side), Image.Resampling.LANCZOS)
        shown.info = {}
        made = io.BytesIO()
        shown.save(made, format="WEBP", quality=80, method=2)
        return made.getvalue()


def _opened(raw: bytes) -> Any:
    """Its pixels read, once its size is known to be bearable."""
    try:
        image = Image.open(io.BytesIO(raw), formats=OPENED)
        if image.width * image.height * _frames(image) > MOST:
            raise _too_large()
        image.load()
        return image
    except Image.DecompressionBombError:
        raise _too_large() from None
    except DAMAGED:
        raise Refusal("picture.damaged", _("这张图片打不开，多半没有传完整。重新导出或截图一张再放。")) from None


def _too_large() -> Refusal:
    return Refusal(
        "picture.large", _("这张图片的尺寸太大，超过 %(n)s 百万像素。缩小以后再放。") % {"n": MOST // 1_000_000}
    )


def _frames(image: Any) -> int:
    return int(getattr(image, "n_frames", 1)) if image.format in MOVING else 1


def _is_turned(image: Any) -> bool:
    """What its camera said; where that can't be read, it stands as it is."""
    try:
        return bool(image.getexif().get(ORIENTATION, 1) != 1)
    except DAMAGED:
        return False


def _how(image: Any, kind: str, raw: bytes, frames: int) -> dict[str, Any]:
    """As near to what came as it can be written again."""
    if kind == "JPEG":
        keeps = image.format == "JPEG" and not _is_turned(image)
        return {"quality": "keep"} if keeps else {"quality": 92, "optimize": True}
    how: dict[str, Any] = {"save_all": True} if frames > 1 else {}
    if kind == "GIF":
        return how | {"comment": b"", "optimize": False}
    if kind == "WEBP":
        how |= {"lossless": b"VP8L" in raw[:64], "quality": 92}
    return how
