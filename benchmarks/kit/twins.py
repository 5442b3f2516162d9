"""Two databases that begin alike: acts run on the one, their statements as they stand, in plain SQL, on the other."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from benchmarks.kit import scratch

Statement = tuple[str, Any]
TRANSACTION = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE SAVEPOINT")


class Twins:
    """SQLite in a scratch folder, or two scratch databases on the server that BENCH_DATABASE_URL names."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.server = folder, os.environ.get("BENCH_DATABASE_URL", "")
        self.vendor = "postgresql" if self.server.startswith("postgres") else "sqlite"
        self.names = [f"xiaodui_bench_{os.getpid()}", f"xiaodui_bench_{os.getpid()}_twin"]
        self.bare: Any = None

    def __enter__(self) -> "Twins":
        if self.vendor == "postgresql":
            self._on_server(f'CREATE DATABASE "{self.names[0]}"')
        return self

    def __exit__(self, *_: object) -> None:
        from django.db import connections

        connections.close_all()
        if self.bare is not None:
            self.bare.close()
        if self.vendor == "postgresql":
            for name in self.names:
                self._on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def boot(self) -> None:
        """Django in this process, its tables in the first."""
        import django

        given = self.environment()
        for name in set(os.environ) - set(given):
            del os.environ[name]
        os.environ.update(given)
        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)

    def environment(self) -> dict[str, str]:
        given = scratch.environment(self.folder)
        return given | ({"XIAODUI_DATABASE_URL": self._url(self.names[0])} if self.vendor == "postgresql" else {})

    def part(self) -> None:
        """From here on the second is what the first is now."""
        from django.db import connection

        if self.vendor == "postgresql":
            connection.close()
            self._on_server(f'CREATE DATABASE "{self.names[1]}" TEMPLATE "{self.names[0]}"')
            import psycopg

            self.bare = psycopg.connect(self._url(self.names[1]), autocommit=True)
            return
        import sqlite3

        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        name = Path(connection.settings_dict["NAME"])
        shutil.copy(name, self.folder / "twin.sqlite3")
        self.bare = sqlite3.connect(self.folder / "twin.sqlite3", isolation_level=None)
        for pragma in connection.settings_dict["OPTIONS"]["init_command"].split(";"):
            self.bare.execute(pragma)

    def noted(self, do: Callable[[], Any]) -> list[Statement]:
        """Do it on the first; the statements that it took, those of the transaction itself left out."""
        from django.db import connection

        log: list[Statement] = []

        def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            assert not many, "a statement for many is none of a single act"
            if not sql.startswith(TRANSACTION):
                log.append((sql, params))
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            do()
        return log

    def replayed(self, acts: Sequence[list[Statement]]) -> float:
        """Seconds to run each act's statements on the second, one durable transaction each, rows fetched."""
        lite = self.vendor == "sqlite"
        ready = [
            [(sql % (("?",) * len(params or ())) if lite and params else sql, params or ()) for sql, params in act]
            for act in acts
        ]
        cursor, begin = self.bare.cursor(), "BEGIN IMMEDIATE" if lite else "BEGIN"

        def run() -> None:
            for act in ready:
                cursor.execute(begin)
                for sql, params in act:
                    cursor.execute(sql, params)
                    if cursor.description:
                        cursor.fetchall()
                cursor.execute("COMMIT")

        return self.seconds(run)

    @staticmethod
    def seconds(do: Callable[[], Any]) -> float:
        began = time.perf_counter()
        do()
        return time.perf_counter() - began

    @contextmanager
    def served(self) -> Iterator[str]:
        """A server of its own on the first: its host and port."""
        from django.db import connection

        connection.close()
        server = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", "0", "--no-demo"], cwd=scratch.ROOT, env=self.environment(),
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        try:
            assert server.stdout
            line = next((line for line in server.stdout if "http://" in line), "")
            assert line, "the server ended before it answered"
            yield urlsplit(line[line.index("http://") :].split()[0]).netloc
        finally:
            server.terminate()
            server.wait(30)

    def _url(self, name: str) -> str:
        return urlunsplit(urlsplit(self.server)._replace(path=f"/{name}"))

    def _on_server(self, sql: str) -> None:
        import psycopg

        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            connection.execute(sql)  # type: ignore[call-overload]
