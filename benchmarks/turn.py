"""The fair turn: the slowest of many writers in eight processes, with it and with SQLite's own busy handler.

Each writes the same act-like transaction, a conditional update and a row beside it, for a few seconds. Right only when
nothing was lost: the counters' sum is the number of rows is the number of transactions that said they were done.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.kit import scratch
from benchmarks.kit.aims import at_least, at_most, p50, quantile

PROCESSES, SECONDS = 8, 4.0
ENGINES = {"fair turn": "xiaodui.core.sqlite", "busy handler": "django.db.backends.sqlite3"}


def main() -> dict[str, Any]:
    folder = scratch.folder()
    found = {
        name: contended(folder / f"{number}.sqlite3", engine) for number, (name, engine) in enumerate(ENGINES.items())
    }
    fair, plain = found["fair turn"], found["busy handler"]
    return {
        "rows": [{"engine": name} | row for name, row in found.items()],
        "aims": [
            at_most("slowest write with the fair turn, ms", fair["max_ms"], 250),
            at_most("slowest with / slowest without", fair["max_ms"] / plain["max_ms"], 0.5),
            at_least("writes with / without", fair["writes_s"] / plain["writes_s"], 0.5),
        ],
    }


def contended(path: Path, engine: str) -> dict[str, float]:
    for suffix in ("", "-wal", "-shm", "-turn"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
    connect(path, engine)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE pot (id INTEGER PRIMARY KEY, taken INTEGER NOT NULL)")
        cursor.execute("CREATE TABLE fact (id INTEGER PRIMARY KEY, pot INTEGER, said TEXT)")
        cursor.executemany("INSERT INTO pot VALUES (%s, 0)", [(n,) for n in range(1000)])
    connection.close()
    command = [sys.executable, str(Path(__file__).resolve()), str(path), engine]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    writers = [subprocess.Popen(command, **pipes) for _ in range(PROCESSES)]
    for writer in writers:
        assert writer.stdout and writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("go\n")
        writer.stdin.flush()
    waits = [wait for writer in writers for wait in json.loads(writer.communicate()[0].splitlines()[-1])]
    assert not any(writer.returncode for writer in writers)
    connect(path, engine)
    with connection.cursor() as cursor:
        cursor.execute("SELECT (SELECT SUM(taken) FROM pot), (SELECT COUNT(*) FROM fact)")
        assert cursor.fetchone() == (len(waits), len(waits)), "a write was lost or doubled"
    connection.close()
    return {
        "writes_s": round(len(waits) / SECONDS), "p50_ms": round(p50(waits), 2), "p99_ms": round(quantile(waits, 0.99), 1),
        "max_ms": round(max(waits), 1),
    }  # fmt: skip


def connect(path: Path, engine: str) -> None:
    """This process's default database is this file behind this engine."""
    from django.conf import settings
    from django.db import connections

    from config.environment import sqlite

    wanted = {**sqlite(path), "ENGINE": engine}
    if not settings.configured:
        import django

        settings.configure(DATABASES={"default": wanted}, USE_TZ=True)
        django.setup()
        return
    from django.db.utils import load_backend

    given = {**connections.settings["default"], **wanted}
    connections["default"] = load_backend(engine).DatabaseWrapper(given, "default")


def write(path: Path, engine: str) -> list[float]:
    """Milliseconds that each transaction took, its wait for the turn among them."""
    connect(path, engine)
    from django.db import connection, transaction

    connection.ensure_connection()
    waits, number = [], os.getpid()
    print("ready", flush=True)
    sys.stdin.readline()
    end = time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        number = (number * 1103515245 + 12345) % 2**31
        began = time.perf_counter()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE pot SET taken = taken + 1 WHERE id = %s", [number % 1000])
            cursor.execute("INSERT INTO fact (pot, said) VALUES (%s, %s)", [number % 1000, "x" * 300])
        waits.append((time.perf_counter() - began) * 1000)
    return waits


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(write(Path(sys.argv[1]), sys.argv[2])))
    else:
        print(json.dumps(main()))
