"""Uploaded files on disk: random names, readable by the server alone, gone after a week."""

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from xiaodui.exchange.reading import ReadError, read_table

KEPT_FOR = timedelta(days=7)
SAMPLE = 20
CELL = 500
"""Characters of a sample's cell: it is shown, not imported."""


@dataclass(frozen=True)
class Stored:
    """A file of ours: `path` is its name inside the folder, `sample` its first rows as [row number, cells]."""

    path: str
    size: int
    header: list[str] = field(default_factory=list)
    sample: list[list[Any]] = field(default_factory=list)


def folder() -> Path:
    made = Path(settings.DATA_DIR) / "uploads"
    made.mkdir(mode=0o700, exist_ok=True)
    return made


def full(path: str) -> Path:
    """Only names that were made here; whatever else a row says is no file of ours."""
    assert path and Path(path).name == path, "an upload's name has no folder"
    return folder() / path


def store(content: Any, name: str) -> Stored:
    """Keep an uploaded file (anything with `chunks()`, or bytes) and look into it. ReadError leaves nothing behind."""
    return _stored(content, lambda at: look(at, name), _("这个文件太大了，超过了 %(mb)s MB。拆成几份再上传。"))


def store_set(content: Any) -> Stored:
    """The same of a whole set; a job looks into it."""
    too_big = _("这个文件超过了 %(mb)s MB，请在服务器上用命令行导入：bin/xiaodui import slack 文件。")
    return _stored(content, lambda at: ([], []), too_big)


def _stored(content: Any, looked: Callable[[Path], tuple[list[str], list[list[Any]]]], too_big: Any) -> Stored:
    path = secrets.token_hex(16)
    at = full(path)
    size = 0
    try:
        with os.fdopen(os.open(at, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for piece in content.chunks() if hasattr(content, "chunks") else [content]:
                size += len(piece)
                if size > settings.UPLOAD_LIMIT:
                    raise ReadError(
                        "file.too_big",
                        too_big % {"mb": settings.UPLOAD_LIMIT // 1_000_000},
                    )
                file.write(piece)
        return Stored(path, size, *looked(at))
    except BaseException:
        at.unlink(missing_ok=True)
        raise


def look(at: Path, name: str) -> tuple[list[str], list[list[Any]]]:
    """Header and first rows. ReadError for what is no table or has no rows under its header."""
    sample: list[list[Any]] = []
    with read_table(at, name) as table:
        for number, cells in table.numbered():
            # PostgreSQL keeps no NUL; the rows themselves lose it when they are taken in.
            sample.append([number, [cell[:CELL].replace("\x00", "") for cell in cells]])
            if len(sample) == SAMPLE:
                break
        header = list(table.header)
    if any("\x00" in name for name in header):
        raise ReadError("file.no_text", _("第一行里有不是文字的字符，请另存为 UTF-8 的 CSV 或 XLSX 再上传。"))
    if not sample:
        raise ReadError("file.no_rows", _("这个文件只有列名，下面没有内容。"))
    return header, sample


def remove(path: str) -> None:
    if path:
        full(path).unlink(missing_ok=True)


def older_than(seconds: float, now: float) -> list[Path]:
    """Files that are older, whether a row knows them or not."""
    return [file for file in folder().iterdir() if now - file.stat().st_mtime > seconds]
