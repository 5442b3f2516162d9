"""Those who speak: each keeps one connection, says a sentence as the page's script does, and notes when and what it got."""

import asyncio
import json
import time
from typing import Any, NamedTuple
from urllib.parse import urlencode

SECRET = "b" * 32


class Said(NamedTuple):
    tick: int
    began: float
    ms: float


class Speaker:
    def __init__(self, address: str, session: str, room: int) -> None:
        self.address, self.room, self.count = address, room, 0
        self.head = (
            f"Host: {address}\r\nOrigin: http://{address}\r\nAccept: application/json\r\n"
            f"Cookie: xiaodui={session}; csrftoken={SECRET}\r\nX-CSRFToken: {SECRET}\r\n"
        )
        self.client = f"c{session[:8]}{time.monotonic_ns()}"

    async def open(self) -> "Speaker":
        host, port = self.address.rsplit(":", 1)
        self.reader, self.writer = await asyncio.open_connection(host, int(port))
        return self

    async def say(self, text: str) -> Said:
        """When it was sent, how long until it stood durably, and its number."""
        self.count += 1
        began = time.monotonic()
        status, answer = await self.put(text, f"{self.client}-{self.count}")
        assert status == 200, f"{status} {answer}"
        return Said(answer["tick"], began, (time.monotonic() - began) * 1000)

    async def put(self, text: str, client: str) -> tuple[int, Any]:
        """Status, and the answer as JSON or its first bytes."""
        body = urlencode({"text": text, "client": client}).encode()
        self.writer.write(
            f"POST /chat/{self.room}/say HTTP/1.1\r\n{self.head}Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        head = (await self.reader.readuntil(b"\r\n\r\n")).lower()
        said = await self.reader.readexactly(int(head.partition(b"content-length:")[2].split(b"\r\n", 1)[0]))
        return int(head.split(b" ", 2)[1]), json.loads(said) if b"application/json" in head else said[:200]


async def spoken(speakers: list[Speaker], sayings: list[str], count: int, a_second: float) -> list[Said]:
    """So many sentences at this rate, whoever is slow: an answer that is late doesn't delay the next sentence."""
    began, done = time.monotonic(), []
    free: asyncio.Queue[Speaker] = asyncio.Queue()
    for one in speakers:
        free.put_nowait(one)

    async def one(n: int) -> Said:
        speaker = await free.get()
        try:
            return await speaker.say(sayings[n % len(sayings)])
        finally:
            free.put_nowait(speaker)

    for n in range(count):
        await asyncio.sleep(max(0.0, began + n / a_second - time.monotonic()))
        done.append(asyncio.create_task(one(n)))
    return list(await asyncio.gather(*done))


async def spoken_flat_out(speakers: list[Speaker], sayings: list[str], seconds: float) -> list[Said]:
    """As fast as they are answered."""
    until, done = time.monotonic() + seconds, list[Said]()

    async def go_on(speaker: Speaker, n: int) -> None:
        while time.monotonic() < until:
            done.append(await speaker.say(sayings[n % len(sayings)]))
            n += 1

    await asyncio.gather(*(go_on(one, n) for n, one in enumerate(speakers)))
    return done
