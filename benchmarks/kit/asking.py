"""Requests to the WSGI application in this process, with the time that each spent in the database."""

import io
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.db.backends.sqlite3.base import SQLiteCursorWrapper


class Watch:
    """Seconds and statements since `start()`."""

    spent = 0.0
    asked = 0

    def start(self) -> None:
        self.spent, self.asked = 0.0, 0


watch = Watch()


def _timed(name: str, counted: bool = False) -> Callable[..., Any]:
    plain = getattr(SQLiteCursorWrapper, name)

    def timed(self: Any, *args: Any) -> Any:
        began = time.thread_time()
        try:
            return plain(self, *args)
        finally:
            watch.spent += time.thread_time() - began
            watch.asked += counted

    return timed


class TimedCursor(SQLiteCursorWrapper):
    """SQLite does its work while rows are fetched, so fetching counts as well."""

    execute = _timed("execute", counted=True)
    fetchone = _timed("fetchone")
    fetchmany = _timed("fetchmany")
    fetchall = _timed("fetchall")


def time_the_database() -> None:
    """For the connection in use now."""
    connection.ensure_connection()
    connection.create_cursor = lambda name=None: connection.connection.cursor(factory=TimedCursor)  # type: ignore[method-assign]


@dataclass
class Answer:
    status: int
    body: bytes
    ms: float
    database_ms: float
    queries: int

    @property
    def text(self) -> str:
        return self.body.decode()


def application(bare: bool = False) -> WSGIHandler:
    """What a server runs; `bare` without any middleware."""
    if not bare:
        from config.wsgi import application

        return application  # type: ignore[no-any-return]
    kept, settings.MIDDLEWARE = settings.MIDDLEWARE, []
    try:
        return WSGIHandler()
    finally:
        settings.MIDDLEWARE = kept


def get(handler: WSGIHandler, path: str, **headers: str) -> Answer:
    """One GET as a server would hand it over."""
    path, _, query = path.partition("?")
    said: list[str] = []
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "SERVER_NAME": "localhost",
        "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "localhost", "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": io.BytesIO(), "wsgi.errors": io.StringIO(), "wsgi.url_scheme": "http", "wsgi.version": (1, 0),
        "wsgi.multithread": True, "wsgi.multiprocess": False, "wsgi.run_once": False,
        **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
    }  # fmt: skip
    watch.start()
    began = time.thread_time()
    response = handler(environ, lambda status, headers: said.append(status))
    body = b"".join(response)
    response.close()
    ms = (time.thread_time() - began) * 1000
    return Answer(int(said[0][:3]), body, ms, watch.spent * 1000, watch.asked)
