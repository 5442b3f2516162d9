"""The group chat: 1,000 colleagues look at one room of a real server, and what is said reaches all of them, once and in order.

Flat out beside a bare broadcaster on the same server library, in the same run, with the same clients and frames of the
same size; at 20 sentences a second the lag from sending to each page, embedded and with a wire process of its own over
Redis (started here, when there is one; on the PostgreSQL that XIAODUI_DATABASE_URL names, else SQLite); a sentence until it
stands durably; and a room that holds 100,000 messages.

    bin/xiaodui bench chat --people 1000 --seconds 10

Clients are processes of their own that read bytes and note numbers. `clients_busy` says how much of a processor they took:
the bare run, with the same ones, shows how much more they could have taken in.
"""

import asyncio
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.kit import scratch
from benchmarks.kit.aims import at_least, at_most, quantile
from benchmarks.kit.pages import Pages
from xiaodui.chat.tests.listener import get
from xiaodui.chat.tests.speakers import Said, Speaker, spoken, spoken_flat_out
from xiaodui.pulse.tests.house import WRITER, House, address_of

CROWDS, SPEAKERS, A_SECOND = 2, 16, 20
TALK = "__import__('benchmarks.kit.talk', fromlist=['x'])"
BARE_SECONDS = 4
TOPICS = ["rooms", "notice"]
"""What a room's page looks at besides the room."""


def main(people: str = "1000", seconds: str = "10") -> dict[str, Any]:
    """`rows` are the runs; the keys beside them are those that the aims name. About two minutes."""
    folder = scratch.folder() / "chat"
    shutil.rmtree(folder, ignore_errors=True)
    os.environ.pop("XIAODUI_DATABASE_URL", None)
    os.environ["XIAODUI_LOG_LEVEL"] = "WARNING"  # nobody reads what the server says
    with Pages(CROWDS) as pages:
        with House.built(folder) as house:
            given = house.say(f"{TALK}.filled({int(people)})")
            said = embedded(house, pages, given, float(seconds))
            said |= opened(house, given)
        said |= bare(pages, given, said)
        wire = over_redis(folder, pages, int(people), float(seconds))
    return judged({**said, **wire, "people": int(people), "load": round(os.getloadavg()[0], 1)})


def judged(said: dict[str, Any]) -> dict[str, Any]:
    aims = [
        at_least("flat out / bare broadcaster, delivered a second", said["ratio"], 0.4),
        at_most("lag at 20 a second, embedded, p95 ms", said["p95_ms"], 100),
        at_most("from post to durable answer at 20 a second, p95 ms", said["post_p95_ms"], 15),
        at_most("lost or out of order", said["lost"] + said["out_of_order"] + said.get("wire_lost", 0), 0),
        at_most("a room of 100,000 / an ordinary one, ms", said["old_room_ms"] / said["new_room_ms"], 1.5),
    ]
    if said["wire_p95_ms"] is not None:
        aims.append(at_most("lag at 20 a second, a wire process over Redis, p95 ms", said["wire_p95_ms"], 40))
    return said | {"aims": aims}


def embedded(house: House, pages: Pages, given: dict[str, Any], seconds: float) -> dict[str, Any]:
    idle = memory(house.server.pid)
    pages.open(house.address, given["sessions"], [f"room:{given['room']}", *TOPICS])
    weight = (memory(house.server.pid) - idle) / len(given["sessions"])
    alone = asyncio.run(in_an_empty_room(house, given))
    at_rate = round_of(
        pages, given, house.address, lambda who: spoken(who, given["sayings"], int(seconds * A_SECOND), A_SECOND)
    )
    late = settled(house, pages, given)
    flat = round_of(pages, given, house.address, lambda who: spoken_flat_out(who, given["sayings"], seconds))
    assert house.say(f"{TALK}.stored({given['room']})") == at_rate["said"] + flat["said"], (
        "each stands once in the table"
    )
    pages.ask("close")
    return {
        **{name: at_rate[name] for name in ("p50_ms", "p95_ms", "p99_ms", "post_p50_ms", "post_p95_ms")},
        "post_alone_p50_ms": round(quantile(alone, 0.5), 1), "post_alone_p95_ms": round(quantile(alone, 0.95), 1),
        "delivered_per_second": flat["delivered_per_second"], "frames_per_second": flat["frames_per_second"],
        "frame_bytes": at_rate["frame_bytes"], "said_flat_out": flat["said"], "said_per_second": flat["said_per_second"],
        "lost": at_rate["lost"] + late + flat["lost"], "out_of_order": at_rate["out_of_order"] + flat["out_of_order"],
        "asked_again": at_rate["asked"] + flat["asked"], "kb_per_connection": round(weight / 1000, 1),
        "clients_busy": [at_rate["busy"], flat["busy"]],
    }  # fmt: skip


async def in_an_empty_room(house: House, given: dict[str, Any]) -> list[float]:
    """Milliseconds of 100 sentences where nobody looks, one after another; and what may hurt is asked about first."""
    room = house.say(
        f"__import__('xiaodui.chat.tests.talkers', fromlist=['x']).opened({given['people'][0]}, {given['people'][1]})"
    )
    speaker = await Speaker(house.address, given["sessions"][0], room).open()
    status, answer = await speaker.put("你是不是傻逼，这都看不懂", "ugly")
    assert (status, answer.get("code")) == (422, "message.tone"), f"nobody asked: {status} {answer}"
    return [(await speaker.say(given["sayings"][n % 6])).ms for n in range(120)][20:]


def settled(house: House, pages: Pages, given: dict[str, Any]) -> int:
    """Marks of the last questions come after their sentences: the next run begins once the pages have them, or it would seem
    to lack what they had before it began. How many never came."""
    last, before, now = given["tick"], -1, given["tick"]
    while now != before:
        time.sleep(0.5)
        before, now = now, house.say(f"{TALK}.tick({given['room']})")
    given["tick"] = now
    pages.ask("reach", tick=now, within=20)
    return sum(one["lost"] for one in pages.ask("tell", begin=last, end=now, sent={}))


def round_of(pages: Pages, given: dict[str, Any], address: str, speak: Any) -> dict[str, Any]:
    """One run: what was said, when it came to whom, and what didn't."""

    async def all_said() -> list[Said]:
        sessions = given["sessions"][:: max(1, len(given["sessions"]) // SPEAKERS)][:SPEAKERS]
        who = [await Speaker(address, session, given["room"]).open() for session in sessions]
        await who[0].say("开始")
        return list(await speak(who))

    first = given.get("tick", 0)
    pages.ask("begin", tick=first)
    said = asyncio.run(all_said())
    last = max(one.tick for one in said)
    reached = pages.ask("reach", tick=last, within=20)
    told = pages.ask("tell", begin=first, end=last, sent={one.tick: one.began for one in said})
    given["tick"] = last
    lags = [lag for one in told for lag in one["lags"]]
    took = max(one["last"] for one in reached) - min(one.began for one in said)
    # The first sentence opened the run. What was asked got its mark besides, a number of its own that counts for nothing here.
    count = len(said) + 1
    frames, delivered = sum(one["frames"] for one in reached), count * len(given["sessions"])
    lost = sum(one["lost"] for one in told)
    waits = [one.ms for one in said]
    assert len({one.tick for one in said}) == len(said) < last - first, "each sentence has a number of its own"
    return {
        "said": count, "redrawn": last - first - count, "said_per_second": round(len(said) / took, 1), "lost": lost,
        "out_of_order": sum(one["out_of_order"] for one in told),
        "asked": sum(one["asked"] for one in reached), "busy": round(max(one["busy"] for one in reached), 2),
        "delivered_per_second": round((delivered - lost) / took), "frames_per_second": round(frames / took),
        "frame_bytes": round(sum(one["bytes"] for one in reached) / max(1, frames)),
        "p50_ms": round(quantile(lags, 0.5), 1), "p95_ms": round(quantile(lags, 0.95), 1),
        "p99_ms": round(quantile(lags, 0.99), 1),
        "post_p50_ms": round(quantile(waits, 0.5), 1), "post_p95_ms": round(quantile(waits, 0.95), 1),
    }  # fmt: skip


def bare(pages: Pages, given: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """The same clients and frames as long, and no product."""
    server = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.kit.broadcaster"], cwd=scratch.ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout
        address = f"127.0.0.1:{int(server.stdout.readline())}"
        pages.open(address, given["sessions"], ["room:1"])
        pages.ask("begin", tick=0)
        with urlopen(f"http://{address}/go?seconds={BARE_SECONDS}&size={said['frame_bytes']}") as answer:
            done = json.load(answer)
        reached = pages.ask("reach", tick=done["end"], within=20)
        told = pages.ask("tell", begin=done["begin"], end=done["end"], sent={})
        assert not any(one["lost"] for one in told), "the bare broadcaster lost some"
        frames = sum(one["frames"] for one in reached)
        rate = frames / (max(one["last"] for one in reached) - done["began"])
        pages.ask("close")
    finally:
        server.terminate()
        server.wait(10)
    return {
        "ratio": round(said["delivered_per_second"] / rate, 3), "frames_ratio": round(said["frames_per_second"] / rate, 3),
        "bare_per_second": round(rate), "bare_clients_busy": round(max(one["busy"] for one in reached), 2),
    }  # fmt: skip


def over_redis(folder: Path, pages: Pages, people: int, seconds: float) -> dict[str, Any]:
    """Pages are answered by one process and handed out by another. None with a sentence, where no Redis can be started."""
    nothing = {"wire_p50_ms": None, "wire_p95_ms": None, "wire_p99_ms": None, "wire_post_p95_ms": None}
    with ExitStack() as stack:
        redis = stack.enter_context(own_redis(folder))
        if not redis:
            return nothing | {"wire": "no redis-server or valkey-server on this machine: not measured"}
        os.environ["XIAODUI_DATABASE_URL"] = os.environ.get("BENCH_DATABASE_URL", "")
        if not os.environ["XIAODUI_DATABASE_URL"]:
            del os.environ["XIAODUI_DATABASE_URL"]
        house = stack.enter_context(Apart.over(folder / "apart", redis))
        given = house.say(f"{TALK}.filled({people})")
        pages.open(house.wire_address, given["sessions"], [f"room:{given['room']}", *TOPICS], web=house.address)
        run = round_of(
            pages, given, house.address, lambda who: spoken(who, given["sayings"], int(seconds * A_SECOND), A_SECOND)
        )
        pages.ask("close")
    return {
        "wire": f"{house.vendor} and Redis", "wire_p50_ms": run["p50_ms"], "wire_p95_ms": run["p95_ms"],
        "wire_p99_ms": run["p99_ms"], "wire_post_p50_ms": run["post_p50_ms"], "wire_post_p95_ms": run["post_p95_ms"],
        "wire_asked_again": run["asked"],
        "wire_lost": run["lost"] + run["out_of_order"], "wire_clients_busy": run["busy"],
    }  # fmt: skip


class Apart(House):
    """`web` answers, `wire` hands out."""

    def __init__(self, env: dict[str, str]) -> None:
        self.vendor = "PostgreSQL" if env.get("XIAODUI_DATABASE_URL", "").startswith("postgres") else "SQLite"
        self.env = env
        assert self.run("migrate", "--verbosity", "0").wait(120) == 0
        self.server, self.wire = self.run("web", "--port", "0"), self.run("wire", "--port", "0")
        self.address, self.wire_address = address_of(self.server), address_of(self.wire)
        self.writer = self.run("shell", "--no-imports", "-v", "0", "-c", WRITER)
        assert self.writer.stdout.readline() == "ready\n"

    @classmethod
    @contextmanager
    def over(cls, folder: Path, redis: str) -> Iterator["Apart"]:
        from xiaodui.pulse.tests.house import environment, own_database

        env = {**environment(folder), "XIAODUI_REDIS_URL": redis, "XIAODUI_LOG_LEVEL": "WARNING"}
        with own_database(env):
            house = cls(env)
            try:
                yield house
            finally:
                house.wire.terminate()
                house.wire.wait(30)
                house.end()


@contextmanager
def own_redis(folder: Path) -> Iterator[str]:
    """The address of a server of our own on a free port; "" where there is none to start."""
    program = shutil.which("redis-server") or shutil.which("valkey-server")
    if not program:
        yield ""
        return
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [
        program,
        "--port",
        str(port),
        "--bind",
        "127.0.0.1",
        "--save",
        "",
        "--appendonly",
        "no",
        "--dir",
        str(folder),
    ]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    try:
        time.sleep(0.5)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait(20)


def opened(house: House, given: dict[str, Any]) -> dict[str, Any]:
    """A room with a past beside one with a page of it: statements and milliseconds of its page over HTTP, median of 30."""
    me, said = given["people"][1], {}
    rooms = {name: house.say(f"{TALK}.aged({me}, {count})") for name, count in (("new", 60), ("old", 100_000))}
    for name in ("new", "old") * 2:
        path, times = f"/chat/{rooms[name]}", list[float]()
        for _ in range(15):
            began = time.perf_counter()
            status, body = asyncio.run(get(house.address, path, given["sessions"][1]))
            times.append((time.perf_counter() - began) * 1000)
            assert status == 200 and body.count(b'class="msg') >= 50, f"{status}, {len(body)} bytes"
        said[f"{name}_room_ms"] = round(statistics.median(times), 1)
        said[f"{name}_room_kb"] = round(len(body) / 1000)
        said[f"{name}_room_queries"] = house.say(f"{TALK}.queries({me}, '{path}')")
    return said


def memory(pid: int) -> int:
    """Resident bytes."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")


if __name__ == "__main__":
    print(json.dumps(main()))
