"""Handing out what people brought: to be saved, or shown in place where we know what it is; never run in our name."""

import re
from pathlib import Path
from typing import Any, BinaryIO

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

PART = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)


def to_save(at: Path, name: str) -> FileResponse:
    """The file at `at` to be saved as `name`: whatever it is, no browser opens it in our name. Nothing keeps a copy."""
    response = FileResponse(at.open("rb"), as_attachment=True, filename=name, content_type="application/octet-stream")
    response["Cache-Control"] = "private, no-store"
    return locked_in(response)


def in_place(request: HttpRequest, at: Path, media: str, digest: str) -> HttpResponseBase:
    """What a page of ours shows: `media` is what we found it to be. The reader's browser may keep it, and asks each time
    whether he still may see it; what it has (`digest`) isn't sent twice. One part of it where one is asked for: a
    telephone plays nothing otherwise."""
    etag = f'"{digest}"'
    response = get_conditional_response(request, etag=etag) or _whole_or_part(request, at, media)
    response["ETag"], response["Cache-Control"] = etag, "private, no-cache"
    return locked_in(response)


def locked_in(response: Any) -> Any:
    """No guessing what it is, no script, no place in others' pages."""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _whole_or_part(request: HttpRequest, at: Path, media: str) -> HttpResponseBase:
    size, asked = at.stat().st_size, PART.fullmatch(request.headers.get("Range", ""))
    if asked is None or asked.group(0) == "bytes=-":
        response: HttpResponseBase = FileResponse(at.open("rb"), content_type=media)
        response["Accept-Ranges"] = "bytes"
        return response
    first, last = (int(said) if said else None for said in asked.groups())
    if first is None:
        first, last = max(0, size - (last or 0)), size - 1
    last = min(size - 1, size - 1 if last is None else last)
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    headers = {"Content-Range": f"bytes {first}-{last}/{size}", "Accept-Ranges": "bytes"}
    return FileResponse(_cut(at, first, last), content_type=media, status=206, headers={
        **headers, "Content-Length": str(last - first + 1),
    })  # fmt: skip


class _Part:
    """A file that ends before its end."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self.file, self.left, self.close = file, size, file.close

    def read(self, size: int = -1) -> bytes:
        piece = self.file.read(self.left if size < 0 else min(size, self.left))
        self.left -= len(piece)
        return piece


def _cut(at: Path, first: int, last: int) -> _Part:
    file = at.open("rb")
    file.seek(first)
    return _Part(file, last - first + 1)
