"""Files on disk: names drawn by lot, readable by the server alone, written whole or not at all."""

import base64
import binascii
import errno
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from xiaodui.core.refusal import Refusal

SPARE = 200_000_000
"""Bytes of the disk that no file takes: the database needs them more."""
FULL = {errno.ENOSPC, errno.EDQUOT}


@dataclass(frozen=True)
class Written:
    """`path` is its name inside the folder, `digest` the SHA-256 of its bytes."""

    path: str
    size: int
    digest: str


@dataclass(frozen=True)
class Shelf:
    """A folder under the data folder."""

    name: str

    def folder(self) -> Path:
        made = Path(settings.DATA_DIR) / self.name
        made.mkdir(mode=0o700, exist_ok=True)
        return made

    def full(self, path: str) -> Path:
        """Only names that were drawn here; whatever else a row says is no file of ours."""
        assert len(path) == 32 and path.isalnum(), "a file's name has no folder"
        return self.folder() / path

    def write(self, pieces: Iterable[bytes]) -> Written:
        """Keeps them under a new name. Whatever is raised meanwhile leaves nothing behind; a full disk is a Refusal."""
        path = secrets.token_hex(16)
        at, size, hashed = self.full(path), 0, hashlib.sha256()
        if shutil.disk_usage(at.parent).free < SPARE:
            raise _full()
        try:
            with os.fdopen(os.open(at, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                for piece in pieces:
                    size += len(piece)
                    hashed.update(piece)
                    file.write(piece)
        except BaseException as error:
            at.unlink(missing_ok=True)
            if isinstance(error, OSError) and error.errno in FULL:
                raise _full() from error
            raise
        return Written(path, size, hashed.hexdigest())

    def remove(self, path: str) -> None:
        if path:
            self.full(path).unlink(missing_ok=True)

    def older_than(self, seconds: float, now: float) -> list[Path]:
        """Files last written that long before `now` (seconds of the epoch)."""
        return [one for one in self.folder().iterdir() if one.is_file() and one.stat().st_mtime < now - seconds]


def _full() -> Refusal:
    return Refusal("disk.full", _("服务器的磁盘快满了，放不下这份文件。请告诉管理员清出空间，再放一次。"))


def pieces(content: Any, most: int) -> Iterator[bytes]:
    """Of an uploaded file (anything with `chunks()`) or bytes. Never more than `most`, and never nothing: a Refusal."""
    size = 0
    for piece in content.chunks() if hasattr(content, "chunks") else [content]:
        size += len(piece)
        if size > most:
            raise too_big(most)
        yield piece
    if not size:
        raise Refusal("file.empty", _("这个文件是空的，检查一下再放。"))


def too_big(most: int) -> Refusal:
    return Refusal(
        "file.too_big", _("这个文件超过了 %(mb)s MB。压缩一下，或者拆成几份再放。") % {"mb": most // 1_000_000}
    )


def from_base64(text: str, most: int) -> bytes:
    """What the API sends."""
    if len(text) > most * 4 // 3 + 4:
        raise too_big(most)
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Refusal("file.encoding", _("文件内容要写成 base64。")) from None
