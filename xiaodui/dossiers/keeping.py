"""Files about customers on disk: names drawn by lot, readable by the server alone, never run and never shown in place."""

import base64
import binascii
import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from xiaodui.core.refusal import Refusal

LARGEST = 20_000_000
"""Bytes of one file."""
MOST = 200
"""Files of one customer."""


@dataclass(frozen=True)
class Stored:
    """`path` is its name inside the folder."""

    path: str
    size: int
    digest: str


def folder() -> Path:
    made = Path(settings.DATA_DIR) / "files"
    made.mkdir(mode=0o700, exist_ok=True)
    return made


def full(path: str) -> Path:
    """Only names that were drawn here; whatever else a row says is no file of ours."""
    assert len(path) == 32 and path.isalnum(), "a file's name has no folder"
    return folder() / path


def store(content: Any) -> Stored:
    """Keep a file (anything with `chunks()`, or bytes). A Refusal leaves nothing behind."""
    path = secrets.token_hex(16)
    at, size, digest = full(path), 0, hashlib.sha256()
    try:
        with os.fdopen(os.open(at, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for piece in content.chunks() if hasattr(content, "chunks") else [content]:
                size += len(piece)
                if size > LARGEST:
                    raise Refusal(
                        "file.too_big",
                        _("这个文件超过了 %(mb)s MB。压缩一下，或者拆成几份再放。") % {"mb": LARGEST // 1_000_000},
                    )
                digest.update(piece)
                file.write(piece)
        if not size:
            raise Refusal("file.empty", _("这个文件是空的，检查一下再放。"))
        return Stored(path, size, digest.hexdigest())
    except BaseException:
        at.unlink(missing_ok=True)
        raise


def from_base64(text: str) -> Stored:
    """What the API sends."""
    if len(text) > LARGEST * 4 // 3 + 4:
        raise Refusal(
            "file.too_big", _("这个文件超过了 %(mb)s MB。压缩一下，或者拆成几份再放。") % {"mb": LARGEST // 1_000_000}
        )
    try:
        return store(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError):
        raise Refusal("file.encoding", _("文件内容要写成 base64。")) from None


def remove(path: str) -> None:
    if path:
        full(path).unlink(missing_ok=True)
