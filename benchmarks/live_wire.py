"""How long until open pages hear: from the commit in another process to the frame in the client, on a real server.

    .venv/bin/python benchmarks/live_wire.py 50

Right only when every page heard of every fact; the last line is JSON.
"""

import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from websockets.asyncio.client import connect

from benchmarks.kit.aims import at_most
from xiaodui.pulse.tests.house import House

FACTS = 40
APART = 0.2
OF_ONE = 39
"""Pages of one person, below the limit of the wire."""


async def look(house: House, session: str, lags: list[float], ready: asyncio.Semaphore, done: asyncio.Event) -> None:
    """One page; a fact's id carries the microsecond of its commit."""
    cookie = {"Cookie": f"xiaodui={session}"}
    origin = f"http://{house.address}"
    async with connect(f"ws://{house.address}/wire", origin=origin, additional_headers=cookie, proxy=None) as page:
        await page.send('{"see": ["deal"], "ping": 1}')
        await page.recv()
        ready.release()
        while not done.is_set():
            try:
                said = json.loads(await asyncio.wait_for(page.recv(), 0.5))
            except TimeoutError:
                continue
            lags += [time.time() - int(key.split(":")[1]) / 1e6 for entry in said["poke"] for key in entry["ids"]]


async def measure(pages: int) -> dict[str, Any]:
    """Lags in milliseconds. Takes FACTS * APART seconds and a few more."""
    with House.built(Path(tempfile.mkdtemp())) as house:
        people = [house.say(f"hire('page{n}')") for n in range(pages // OF_ONE + 1)]
        sessions = [house.say(f"sign_in({people[n // OF_ONE]})") for n in range(pages)]
        lags: list[float] = []
        ready, done = asyncio.Semaphore(0), asyncio.Event()
        looking = [asyncio.create_task(look(house, session, lags, ready, done)) for session in sessions]
        for _ in sessions:
            await ready.acquire()
        fact = f"[happen('deal:%d' % (timezone.now().timestamp() * 1e6), who) for who in {people}][-1]"
        for _ in range(FACTS):
            await asyncio.to_thread(house.say, fact)
            await asyncio.sleep(APART)
        await asyncio.sleep(3)
        done.set()
        await asyncio.gather(*looking)
    assert len(lags) == FACTS * pages, f"{len(lags)} heard of {FACTS * pages}"
    lags.sort()
    return {"pages": pages, "facts": FACTS, "heard": len(lags)} | {
        name: round(lags[min(len(lags) - 1, int(len(lags) * share))] * 1000)
        for name, share in (("p50_ms", 0.5), ("p95_ms", 0.95), ("max_ms", 1.0))
    }


def main(pages: int = 50) -> dict[str, Any]:
    found = asyncio.run(measure(pages))
    return found | {"aims": [at_most(f"{pages} pages hear, p95 ms", found["p95_ms"], 500)]}


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)))
