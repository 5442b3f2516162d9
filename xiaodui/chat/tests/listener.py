"""One open page of a room, as cheap as can be: bytes in, numbers out. Needs no Django, so a thousand fit into a process.

It does what the page's script does: keeps the tick up to which it knows the room, and asks `since?tick=` for what it missed.
"""

import asyncio
import base64
import json
import os
import re
import time
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any, NamedTuple

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
PART = re.compile(rb'\{"part": ?\{"topic": ?"([\w:]+)", ?"from": ?(\d+), ?"to": ?(\d+), ?"whole": ?(true|false)')
DRAWN = re.compile(rb'id=\\"m-(\d+)\\" data-seq=\\"(\d+)\\"')


class Heard(NamedTuple):
    """A stretch of ticks, after `begin` to `end`, and when it came (monotonic seconds, the same clock in all processes)."""

    begin: int
    end: int
    at: float
    live: bool


class Listener(asyncio.Protocol):
    """`heard` grows with each part, `last` is when any frame came. `shows` gets (id, seq) of what is drawn, where somebody asks for it."""

    def __init__(self, address: str, session: str, topics: list[str], tick: int = 0,
                 shows: Callable[[int, int], None] | None = None) -> None:  # fmt: skip
        self.address, self.session, self.topics, self.tick, self.shows = address, session, topics, tick, shows
        self.heard: list[Heard] = []
        self.frames = self.size = self.asked = self.code = 0
        self.last = 0.0
        self.errors: list[str] = []
        self.asking: asyncio.Task[None] | None = None
        self.more = False

    async def open(self) -> "Listener":
        """Ready once the server has answered that it looks at the topics."""
        loop = asyncio.get_running_loop()
        self.ready, self.closed = loop.create_future(), loop.create_future()
        self._rest, self._greeted = b"", False
        host, port = self.address.rsplit(":", 1)
        self.transport, _ = await loop.create_connection(lambda: self, host, int(port))
        key = base64.b64encode(os.urandom(16)).decode()
        self.transport.write(
            f"GET /wire HTTP/1.1\r\nHost: {self.address}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\nOrigin: http://{self.address}\r\n"
            f"Cookie: xiaodui={self.session}\r\n\r\n".encode()
        )
        await self.ready
        return self

    def send(self, kind: int, payload: bytes) -> None:
        """Masked with zeros, which is a mask as good as any between processes of one machine."""
        size = bytes([0x80 | len(payload)]) if len(payload) < 126 else b"\xfe" + len(payload).to_bytes(2, "big")
        self.transport.write(bytes([0x80 | kind]) + size + b"\0\0\0\0" + payload)

    def connection_lost(self, _error: Exception | None) -> None:
        for one in (self.closed, self.ready):
            if not one.done():
                one.set_result(None)

    def data_received(self, data: bytes) -> None:
        now, at = time.monotonic(), 0
        data = self._rest + data if self._rest else data
        if not self._greeted:
            head, end, data = data.partition(b"\r\n\r\n")
            if not end:
                self._rest = head
                return
            self._greeted = True
            if b" 101 " not in head[:20]:
                self.errors.append(head[:40].decode("latin1"))
                self.transport.close()
            else:
                self.send(TEXT, json.dumps({"see": self.topics, "ping": 1}).encode())
        while len(data) - at > 1:
            size, start = data[at + 1] & 127, at + 2
            if size > 125:
                start = at + (4 if size == 126 else 10)
                size = int.from_bytes(data[at + 2 : start], "big")
            if len(data) < start + size:
                break
            self.take(data[at] & 15, data[start : start + size], now)
            at = start + size
        self._rest = data[at:]

    def take(self, kind: int, said: bytes, now: float) -> None:
        self.last = now if kind == TEXT else self.last
        if kind == PING:
            self.send(PONG, said)
        elif kind == CLOSE:
            self.code = int.from_bytes(said[:2], "big")
            self.transport.close()
        elif found := PART.match(said):
            self.frames += 1
            self.size += len(said)
            self.part(int(found[2]), int(found[3]), found[4] == b"true", said, now)
        elif said.startswith(b'{"again"'):
            self.ask()
        elif not self.ready.done():
            self.ready.set_result(None)

    def part(self, begin: int, end: int, whole: bool, said: bytes, now: float, live: bool = True) -> None:
        if begin > self.tick or (live and not whole):
            return self.ask()
        if self.shows:
            for pk, seq in DRAWN.findall(said):
                self.shows(int(pk), int(seq))
        if end > self.tick:
            self.heard.append(Heard(max(begin, self.tick), end, now, live))
            self.tick = end
        return None

    def ask(self) -> None:
        """What came after `tick`, by a plain GET; once at a time, and once more where something came meanwhile."""
        self.more = True
        if self.asking is None or self.asking.done():
            self.asking = asyncio.get_running_loop().create_task(self._ask())

    async def _ask(self) -> None:
        while self.more:
            self.more = False
            await self.catch_up()

    async def catch_up(self, address: str = "") -> None:
        """Until there is nothing left to ask for. ConnectionError where nobody answers."""
        room, whole = self.topics[0].partition(":")[2], False
        while not whole:
            async with Listener.lines or nullcontext():
                status, said = await get(address or self.web, f"/chat/{room}/since?tick={self.tick}", self.session)
            if status != 200:
                raise ConnectionError(f"since answered {status}")
            self.asked += 1
            answer = json.loads(said)
            self.part(answer["from"], answer["to"], answer["whole"], said, time.monotonic(), live=False)
            whole = answer["whole"]

    web = ""
    """Where plain addresses are answered, when the socket's process doesn't."""
    lines: asyncio.Semaphore | None = None
    """How many pages of this process may ask for what they missed at the same time."""


async def get(address: str, path: str, session: str) -> tuple[int, bytes]:
    """One GET on a connection of its own."""
    host, port = address.rsplit(":", 1)
    reader, writer = await asyncio.open_connection(host, int(port), limit=2**22)
    try:
        writer.write(
            f"GET {path} HTTP/1.1\r\nHost: {address}\r\nCookie: xiaodui={session}\r\n"
            "Accept: application/json\r\n\r\n".encode()
        )
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        length = int(head.partition(b"content-length:")[2].split(b"\r\n", 1)[0])
        return int(head.split(b" ", 2)[1]), await reader.readexactly(length)
    except asyncio.IncompleteReadError as error:
        raise ConnectionError("no answer") from error
    finally:
        writer.close()


def gaps_of(heard: list[Heard], begin: int, end: int) -> tuple[int, int]:
    """(ticks between `begin` and `end` that never came, stretches that came after a later one)."""
    at, missing, disorder = begin, 0, 0
    for one in heard:
        disorder += one.end <= at
        missing += max(0, one.begin - at)
        at = max(at, one.end)
    return missing + max(0, end - at), disorder


async def several(makes: list[Any], at_once: int = 40) -> list[Any]:
    """Opens pages, so many at a time: a thousand at once would be a load of another kind."""
    done: list[Any] = []
    for start in range(0, len(makes), at_once):
        done += await asyncio.gather(*(one.open() for one in makes[start : start + at_once]))
    return done
