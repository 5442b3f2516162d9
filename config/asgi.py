"""The one application behind uvicorn: sockets to the live wire, everything else to Django over WSGI in threads.

XIAODUI_ROLE narrows it when scaled out: `web` answers pages only, `wire` sockets only; by default it is everything.
"""

import asyncio
import gc
import os
from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Thread
from typing import Any

from a2wsgi import WSGIMiddleware

from config.wsgi import application as wsgi

# Behind config.wsgi, which sets Django up.
from django.conf import settings  # isort: skip
from django.db import connection  # isort: skip
from xiaodui.core.foreground import answering  # isort: skip
from xiaodui.core.sockets import SERVER, WARM, Running  # isort: skip
from xiaodui.pulse.intake import Intake  # isort: skip
from xiaodui.pulse.live import Live  # isort: skip

THREADS = 8
"""They share one interpreter: with sixteen, sixty-four clients who claimed at once waited up to ten seconds for their
turn instead of four, and no more of them were served."""
STOP_WITHIN = 2.0
TOGETHER = 1.0
"""Seconds for which threads that are being warmed wait for one that already answers somebody; then each goes on."""


class House:
    """ASGI: lifespan, websocket, http."""

    def __init__(self, role: str) -> None:
        self.role = role
        bridge = WSGIMiddleware(wsgi, workers=THREADS)  # type: ignore[arg-type]
        self.threads = bridge.executor
        self.http = Intake(bridge, settings.UPLOAD_LIMIT)
        self.live = Live() if role != "web" else None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await self.live_through(receive, send)
        elif scope["type"] == "websocket":
            await (self.live.wire if self.live else turn_away)(scope, receive, send)
        elif self.role == "wire":
            await only_sockets(scope, send)
        else:
            with answering():
                await self.http(scope, receive, send)

    async def live_through(self, receive: Any, send: Any) -> None:
        await receive()
        try:
            await self.start()
        except Exception as error:
            await send({"type": "lifespan.startup.failed", "message": str(error)})
            raise
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.stop()
        await send({"type": "lifespan.shutdown.complete"})

    @property
    def running(self) -> list[Running]:
        """What shares the process: jobs, sealer, hearers. Scaled out they have processes of their own."""
        return list(SERVER) if self.role == "all" else []

    async def start(self) -> None:
        if self.live:
            await self.live.start()
        for each in self.running:
            # In a thread: Django refuses its database on the loop's own.
            await asyncio.to_thread(each.start)
        if self.role != "wire":
            self.warm()

    def warm(self) -> None:
        """Done now, beside the first visits, so that nobody waits for it later. Each thread opens its line to the database:
        SQLite reads its whole schema for each, and the first eight at once would wait for one another half a second."""
        together = Barrier(THREADS, timeout=TOGETHER)
        for _thread in range(THREADS):
            self.threads.submit(opened, together)
        Thread(target=readied, daemon=True).start()

    async def stop(self) -> None:
        ends = [asyncio.to_thread(each.stop) for each in reversed(self.running)]
        if self.live:
            ends.append(self.live.stop())
        await asyncio.gather(*(asyncio.wait_for(end, STOP_WITHIN) for end in ends), return_exceptions=True)


def readied() -> None:
    """What they made stays: else each full collection would look through it again, 50 ms for the words of `tone`."""
    for each in WARM:
        each()
    gc.collect()
    gc.freeze()


def opened(together: Barrier) -> None:
    with suppress(BrokenBarrierError):
        together.wait()  # each task on a thread of its own
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_migrations")


async def turn_away(scope: Any, receive: Any, send: Any) -> None:
    await receive()
    await send({"type": "websocket.close"})


async def only_sockets(scope: Any, send: Any) -> None:
    """A wire process answers the load balancer's question and nothing else."""
    status = 200 if scope["path"] == "/healthz" else 404
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": b"ok" if status == 200 else b""})


application = House(os.environ.get("XIAODUI_ROLE", "all"))
