"""A room in a storm: pages that break off and read slowly, servers killed with -9, a Redis that starts again, while people talk.

What has to hold, judged from the rows: each page ends with all that was said, each once, in one order, and never saw a later
sentence before an earlier one; each sentence that was acknowledged stands, once, under the number that was answered.
"""

import asyncio
import random
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from xiaodui.chat.tests.listener import Listener
from xiaodui.chat.tests.speakers import Speaker
from xiaodui.pulse.tests.house import WRITER, House, address_of, environment, own_database

TALK = "__import__('xiaodui.chat.tests.talkers', fromlist=['x'])"
LOST = (OSError, ConnectionError, TimeoutError, asyncio.IncompleteReadError, ValueError)
PATIENCE = 180.0
"""Seconds for all pages to have caught up, once everything was said and everything runs."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Fleet(House):
    """On SQLite one server; on PostgreSQL `web`, two `wire` and a Redis of our own. Each keeps its port when it is killed."""

    def __init__(self, env: dict[str, str]) -> None:
        self.env, self.redis, self.started = env, None, dict[str, Any]()
        apart = env.get("XIAODUI_DATABASE_URL", "").startswith("postgres") and bool(redis_program())
        if apart:
            self.redis_port = free_port()
            env |= {"XIAODUI_REDIS_URL": f"redis://127.0.0.1:{self.redis_port}/0"}
            self.start_redis()
            assert self.run("migrate", "--verbosity", "0").wait(180) == 0
        self.ports = {name: free_port() for name in (("web", "wire", "wire-2") if apart else ("serve",))}
        for name in self.ports:
            self.start(name)
        self.web = f"127.0.0.1:{self.ports['web' if apart else 'serve']}"
        self.wires = [f"127.0.0.1:{port}" for name, port in self.ports.items() if name != "web"]
        self.writer = self.run("shell", "--no-imports", "-v", "0", "-c", WRITER)
        assert self.writer.stdout.readline() == "ready\n"

    def start(self, name: str) -> None:
        words = ("--no-demo",) if name == "serve" else ()
        self.started[name] = self.run(name.partition("-")[0], "--port", str(self.ports[name]), *words)
        address_of(self.started[name])

    def kill(self, name: str) -> None:
        self.started[name].kill()
        self.started[name].wait()

    def start_redis(self) -> None:
        words = [
            redis_program(),
            "--port",
            str(self.redis_port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no",
        ]
        self.redis = subprocess.Popen(words, cwd=self.env["XIAODUI_DATA_DIR"], stdout=subprocess.DEVNULL)
        time.sleep(0.5)

    def restart_redis(self) -> None:
        assert self.redis is not None
        self.redis.kill()
        self.redis.wait()
        time.sleep(0.3)
        self.start_redis()

    def end(self) -> float:
        began = time.monotonic()
        for process in [*self.started.values(), self.writer, *([self.redis] if self.redis else [])]:
            process.kill()
            process.wait()
        return time.monotonic() - began

    @classmethod
    @contextmanager
    def sailing(cls, folder: Path) -> Iterator["Fleet"]:
        folder.mkdir(exist_ok=True)
        env = {**environment(folder), "XIAODUI_LOG_LEVEL": "ERROR"}
        with own_database(env):
            fleet = cls(env)
            try:
                yield fleet
            finally:
                fleet.end()


def redis_program() -> str:
    return shutil.which("redis-server") or shutil.which("valkey-server") or ""


class Page(Listener):
    """Comes back when it was cut, as the browser does, and asks for what it missed."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.shows = self.show
        self.order: list[tuple[int, int]] = []
        self.known: set[int] = set()
        self.disorder = self.came_back = 0
        self.cuts: list[int] = []
        self.over = False

    def show(self, pk: int, seq: int) -> None:
        if pk not in self.known:
            self.disorder += bool(self.order and seq < self.order[-1][0])
            self.known.add(pk)
            self.order.append((seq, pk))

    async def stay(self) -> None:
        while not self.over:
            try:
                await asyncio.wait_for(self.open(), 20)
                if not self.errors:
                    await self.catch_up()
                    await self.closed
                self.cuts.append(self.code)
            except LOST:
                pass
            self.errors, self.code = [], 0
            self.came_back += 1
            await asyncio.sleep(random.random())

    async def catch_up(self, address: str = "") -> None:
        while not self.over:
            try:
                return await super().catch_up(address)
            except LOST:
                await asyncio.sleep(0.2 + random.random())

    def break_off(self) -> None:
        if hasattr(self, "transport"):
            self.transport.abort()

    async def read_slowly(self, seconds: float) -> None:
        """Takes nothing from its line for a while; the server's frames pile up in front of it."""
        if hasattr(self, "transport") and not self.transport.is_closing():
            line = self.transport
            line.pause_reading()
            await asyncio.sleep(seconds)
            if not line.is_closing():
                line.resume_reading()


async def keep_saying(
    address: str, session: str, room: int, texts: list[str], acked: dict[str, tuple[int, int]]
) -> None:
    """Each sentence until it is acknowledged, with a number of its own, as the page's script keeps it."""
    speaker, name = None, session[:12]
    for n, text in enumerate(texts):
        while True:
            try:
                if speaker is None:
                    speaker = await asyncio.wait_for(Speaker(address, session, room).open(), 10)
                status, answer = await asyncio.wait_for(speaker.put(text, f"{name}-{n}"), 20)
                if status == 200:
                    acked[f"{name}-{n}"] = answer["seq"], answer["id"]
                    break
                assert status >= 500, f"{status} {answer}"
            except LOST:
                speaker = None
            await asyncio.sleep(0.1 + random.random() / 4)


class Storm:
    """`seed` decides who breaks off when and what is killed; times are the machine's."""

    def __init__(self, fleet: Fleet, clients: int, seed: int) -> None:
        self.fleet, self.chance = fleet, random.Random(seed)
        self.given = fleet.say(f"{TALK}.filled({clients}, 'seed{seed}')")
        self.acked: dict[str, tuple[int, int]] = {}

    async def rage(self, messages: int, kills: int, speakers: int = 8) -> dict[str, Any]:
        """Figures; `judge` says whether it held."""
        Listener.lines, Listener.web = asyncio.Semaphore(8), self.fleet.web
        room, sessions, wires = self.given["room"], self.given["sessions"], self.fleet.wires
        self.pages = [Page(wires[n % len(wires)], one, [f"room:{room}"]) for n, one in enumerate(sessions)]
        staying = [asyncio.create_task(page.stay()) for page in self.pages]
        share, began = messages // speakers, time.monotonic()
        saying = [
            asyncio.create_task(
                keep_saying(self.fleet.web, session, room, [f"第 {n} 句" for n in range(share)], self.acked)
            )
            for session in sessions[:speakers]
        ]
        weather = asyncio.create_task(self.blow(share * speakers, kills))
        await asyncio.gather(*saying)
        said = time.monotonic() - began
        await weather
        caught = await self.calm(share * speakers)
        for page in self.pages:
            page.over = True
            page.break_off()
        await asyncio.gather(*staying)
        return {
            "said": share * speakers, "pages": len(self.pages), "shown": sum(len(page.order) for page in self.pages),
            "kills": self.kills, "redis": self.redis, "broken_off": self.broken, "slow": self.slow,
            "came_back": sum(page.came_back for page in self.pages), "asked": sum(page.asked for page in self.pages),
            "behind": sum(page.cuts.count(4008) for page in self.pages),
            "said_in": round(said, 1), "caught_up_in": round(caught, 1), "seconds": round(time.monotonic() - began, 1),
        }  # fmt: skip

    async def blow(self, total: int, kills: int) -> None:
        """Kills spread over what is said, whatever time it takes; pages break off and read slowly all the while."""
        self.kills = self.redis = self.broken = self.slow = 0
        falls = sorted(self.chance.randrange(total // 10, total * 9 // 10) for _ in range(kills))
        slow = []
        while len(self.acked) < total:
            await asyncio.sleep(0.2)
            for page in self.chance.sample(self.pages, max(1, len(self.pages) // 50)):
                if self.chance.random() < 0.6:
                    page.break_off()
                    self.broken += 1
                else:
                    slow.append(asyncio.create_task(page.read_slowly(self.chance.uniform(0.3, 4))))
                    self.slow += 1
            if falls and len(self.acked) >= falls[0]:
                falls.pop(0)
                await self.fall()
        await asyncio.gather(*slow)

    async def fall(self) -> None:
        name = self.chance.choice([*self.fleet.ports, *(["redis"] if self.fleet.redis else [])])
        if name == "redis":
            self.redis += 1
            return await asyncio.to_thread(self.fleet.restart_redis)
        self.kills += 1
        self.fleet.kill(name)
        await asyncio.to_thread(self.fleet.start, name)
        return None

    async def calm(self, count: int) -> float:
        """Seconds until each page has caught up by itself; PATIENCE at most, `judge` then says who hasn't."""
        began = time.monotonic()
        while any(len(page.order) < count for page in self.pages) and time.monotonic() - began < PATIENCE:
            for page in self.pages:
                # What a reader does who looks again; without it a last lost frame waits for the next sentence.
                if len(page.order) < count and time.monotonic() - began > 5:
                    page.ask()
            await asyncio.sleep(0.25)
        return time.monotonic() - began

    def judge(self) -> None:
        """AssertionError at the first thing that should not be."""
        kept = self.fleet.say(f"{TALK}.kept({self.given['room']})")
        order = [(seq, pk) for seq, pk, _client in kept]
        assert [seq for seq, _pk in order] == list(range(1, len(order) + 1)), "numbers without a hole"
        rows = {client: (seq, pk) for seq, pk, client in kept}
        assert len(rows) == len(kept), "a sentence stands twice"
        lost = {client for client, answer in self.acked.items() if rows.get(client) != answer}
        assert not lost, f"acknowledged and gone: {sorted(lost)[:5]}"
        assert len(self.acked) == len(kept), "what nobody was told of stands there"
        for n, page in enumerate(self.pages):
            assert page.order == order, (
                f"page {n}: {len(page.order)} of {len(order)}, {len({*order} - {*page.order})} missing, {page.disorder} out of order"
            )


def weathered(fleet: Fleet, *, clients: int, messages: int, kills: int, seed: int) -> dict[str, Any]:
    storm = Storm(fleet, clients, seed)
    figures = asyncio.run(storm.rage(messages, kills))
    storm.judge()
    return figures


def vendor_of(fleet: Fleet) -> str:
    return (
        "PostgreSQL and Redis"
        if fleet.redis
        else urlsplit(fleet.env.get("XIAODUI_DATABASE_URL", "")).scheme or "SQLite"
    )
