"""A process full of open pages; told on stdin what to do, a line of JSON each, and answers with one.

python -m benchmarks.kit.listeners
"""

import asyncio
import json
import sys
import time
from typing import Any

import uvloop

from xiaodui.chat.tests.listener import Listener, gaps_of, several


class Crowd:
    """`open` pages, `reach` a tick, `tell` the lags, `close`."""

    def __init__(self) -> None:
        self.pages: list[Listener] = []

    async def open(self, address: str, web: str, sessions: list[str], topics: list[str], tick: int) -> dict[str, Any]:
        Listener.web = web
        self.pages = await several([Listener(address, session, topics, tick) for session in sessions])
        wrong = [error for page in self.pages for error in page.errors] + [
            page.code for page in self.pages if page.code
        ]
        return {"open": len(self.pages), "wrong": wrong[:3]}

    async def begin(self, tick: int) -> dict[str, Any]:
        """From here on is measured."""
        for page in self.pages:
            page.heard, page.tick = [], max(page.tick, tick)
            page.frames = page.size = page.asked = 0
        self.cpu, self.at = time.process_time(), time.monotonic()
        return {}

    async def reach(self, tick: int, within: float) -> dict[str, Any]:
        """Until each page knows the room up to `tick`, at most so many seconds; what it took of this processor."""
        until = time.monotonic() + within
        while any(page.tick < tick for page in self.pages) and time.monotonic() < until:
            await asyncio.sleep(0.02)
        seconds = time.monotonic() - self.at
        return {
            "last": max((page.heard[-1].at for page in self.pages if page.heard), default=0.0),
            "busy": (time.process_time() - self.cpu) / seconds,
            "frames": sum(page.frames for page in self.pages), "bytes": sum(page.size for page in self.pages),
            "asked": sum(page.asked for page in self.pages), "cut": sum(page.code != 0 for page in self.pages),
        }  # fmt: skip

    async def tell(self, begin: int, end: int, sent: dict[str, float]) -> dict[str, Any]:
        """Milliseconds from `sent[tick]` to each page, and what never came, or came out of order."""
        at = {int(tick): when for tick, when in sent.items()}
        lags, missing, disorder = [], 0, 0
        for page in self.pages:
            gaps, turned = gaps_of(page.heard, begin, end)
            missing, disorder = missing + gaps, disorder + turned
            lags += [
                round((one.at - at[tick]) * 1000, 2)
                for one in page.heard for tick in range(one.begin + 1, one.end + 1) if tick in at
            ]  # fmt: skip
        return {"lags": lags, "lost": missing, "out_of_order": disorder}

    async def close(self) -> dict[str, Any]:
        for page in self.pages:
            page.transport.close()
        self.pages = []
        return {}


async def main() -> None:
    crowd, loop = Crowd(), asyncio.get_running_loop()
    Listener.lines = asyncio.Semaphore(8)
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        asked = json.loads(line)
        print(json.dumps(await getattr(crowd, asked.pop("do"))(**asked)), flush=True)


if __name__ == "__main__":
    uvloop.run(main())
