"""Takes in a request's whole body before a thread is spent on it, and no more of it than the limit.

A slow upload costs the loop a little instead of a worker thread its time; an upload that breaks off never reaches a
view, so nothing half is imported; what a client says about the length is checked against what comes.
"""

import asyncio
from collections.abc import Awaitable, Callable
from tempfile import SpooledTemporaryFile
from typing import Any

import structlog
from django.utils import translation
from django.utils.translation import gettext as _

log = structlog.get_logger(__name__)

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

IN_MEMORY = 1_000_000
PIECE = 262_144
SILENCE = 60.0
"""Seconds without a byte after which an upload is given up."""
STALLED = 30.0
"""Seconds for a page to take one piece of its answer: else sixteen that read nothing would hold all threads."""
ENVELOPE = 100_000
"""What a form may weigh beside its file."""


class TooLong(Exception):
    pass


class BrokenOff(Exception):
    pass


class Intake:
    """ASGI in, ASGI out. `most` is the longest file in bytes."""

    def __init__(self, app: Any, most: int) -> None:
        self.app, self.most = app, most

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        headers = dict(scope["headers"])
        said = headers.get(b"content-length")
        if said in (None, b"0") and b"transfer-encoding" not in headers:
            return await self.app(scope, receive, sturdy(send))
        if said is not None and int(said) > self.most + ENVELOPE and b"expect" in headers:
            return await self.refuse(headers, send)
        with SpooledTemporaryFile(IN_MEMORY) as body:
            try:
                size = await take_in(receive, body, self.most + ENVELOPE)
            except TooLong:
                return await self.refuse(headers, send)
            except BrokenOff:
                return None
            body.seek(0)
            await self.app(with_length(scope, size), replay(body, size), sturdy(send))

    async def refuse(self, headers: dict[bytes, bytes], send: Send) -> None:
        english = headers.get(b"accept-language", b"").lower().startswith(b"en")
        with translation.override("en" if english else "zh-hans"):
            sentence = _("文件太大了，最多 %(most)s MB。请拆成几份再传。") % {"most": self.most // 1_000_000}
        kind = (b"content-type", b"text/plain; charset=utf-8")
        start = {"type": "http.response.start", "status": 413, "headers": [kind, (b"connection", b"close")]}
        await send(start)
        await send({"type": "http.response.body", "body": sentence.encode()})


async def take_in(receive: Receive, body: Any, most: int) -> int:
    """Write the body's bytes to `body` and count them. A body that is a little too long is read to its end without
    being kept, or the browser would show a broken connection instead of our sentence."""
    size = 0
    while True:
        try:
            message = await asyncio.wait_for(receive(), SILENCE)
        except TimeoutError as error:
            raise BrokenOff from error
        if message["type"] == "http.disconnect":
            raise BrokenOff
        piece = message.get("body", b"")
        size += len(piece)
        if size <= most:
            body.write(piece)
        elif size > most * 4:
            raise TooLong
        if not message.get("more_body", False):
            break
    if size > most:
        raise TooLong
    return size


def with_length(scope: Message, size: int) -> Message:
    """The scope with the length that was counted: WSGI knows no chunked body."""
    kept = [pair for pair in scope["headers"] if pair[0] not in (b"content-length", b"transfer-encoding")]
    return {**scope, "headers": [*kept, (b"content-length", str(size).encode())]}


def replay(body: Any, size: int) -> Receive:
    left = size

    async def receive() -> Message:
        nonlocal left
        piece = body.read(PIECE)
        left -= len(piece)
        return {"type": "http.request", "body": piece, "more_body": left > 0}

    return receive


def sturdy(send: Send) -> Send:
    """A send that never raises and never waits long: the bridge's worker thread would wait with it."""
    broken = False

    async def carry_on(message: Message) -> None:
        nonlocal broken
        if broken:
            return
        try:
            async with asyncio.timeout(STALLED):
                await send(message)
        except Exception as error:
            broken = True
            log.warning("answer.broken", error=type(error).__name__)

    return carry_on
