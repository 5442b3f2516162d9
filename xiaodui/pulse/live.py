"""The live wire of one process: tail of the journal, hub and socket endpoint put together."""

import asyncio
from typing import Any

from django.conf import settings

from xiaodui.core.sockets import CUTS
from xiaodui.pulse.hub import Hub, Poke
from xiaodui.pulse.pokes import Row, concerned, pokes_of
from xiaodui.pulse.sight import authorise, same_site
from xiaodui.pulse.sockets import ALOUD
from xiaodui.pulse.tail import Tail
from xiaodui.pulse.wire import Wire


class Live:
    """Started and stopped on its event loop; `wire` is the ASGI application of the socket."""

    def __init__(self) -> None:
        self.hub = Hub()
        self.wire = Wire(self.hub, authorise, same_site, settings.SESSION_COOKIE_NAME)
        self._tasks: set[asyncio.Task[Any]] = set()

    async def start(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.aloud, self.cuts = frozenset(ALOUD), frozenset(CUTS)
        self.tail = Tail(self.heard)
        self.tail.start()
        self._keep(self.wire.keep_asking())

    async def stop(self) -> None:
        await asyncio.to_thread(self.tail.stop)
        for task in self._tasks:
            task.cancel()
        self.wire.threads.shutdown(wait=False, cancel_futures=True)

    def heard(self, rows: list[Row]) -> None:
        """Called in the tail's thread, where reading the facts' bodies keeps nobody waiting."""
        pokes = [poke for row in rows for poke in pokes_of(row, self.aloud)] if self.hub.hearers else []
        self.loop.call_soon_threadsafe(self._tell, pokes, concerned(rows, self.cuts))

    def _tell(self, pokes: list[Poke], persons: set[str] | None) -> None:
        """Sight first: a page that was cut by these facts should not be told of them."""
        if persons is None or persons:
            self._keep(self.wire.ask_again(persons))
        self.hub.publish(pokes)

    def _keep(self, coroutine: Any) -> None:
        task = self.loop.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
