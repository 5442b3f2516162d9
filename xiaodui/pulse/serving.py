"""Runs the application under uvicorn in this process, until a signal ends it."""

import os
import signal
import socket
import sys
from collections.abc import Callable

import uvicorn

from xiaodui.pulse.directly import Line

LONGEST_MESSAGE = 8_192
GRACE = 3
"""Seconds for answers under way; what lives beside them has two more, so SIGTERM ends within five."""


class Server(uvicorn.Server):
    """Calls `up` once it answers."""

    def __init__(self, config: uvicorn.Config, up: Callable[[], None]) -> None:
        super().__init__(config)
        self.up = up

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.up()


def serve(listening: socket.socket, role: str, up: Callable[[], None]) -> None:
    """Never returns: ends the process, with 0 after a signal and 3 when the application did not start."""
    os.environ["XIAODUI_ROLE"] = role
    config = uvicorn.Config(
        "config.asgi:application", lifespan="on", log_config=None, log_level="warning", access_log=False,
        server_header=False, ws=Line, ws_max_size=LONGEST_MESSAGE, ws_per_message_deflate=False,
        timeout_graceful_shutdown=GRACE,
    )  # fmt: skip
    # uvicorn raises the signal once more after its own clean end; by then it has nothing left to say.
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: None)
    server = Server(config, up)
    server.run(sockets=[listening])
    sys.stdout.flush()
    sys.stderr.flush()
    # A worker thread that still writes to a page which is gone would hold the process.
    os._exit(0 if server.started else 3)
