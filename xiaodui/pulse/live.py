"""The live wire of one process: tail of the journal, hub and socket endpoint put together."""

import asyncio
import time
from typing import Any

import structlog
from django.conf import settings

from xiaodui.core.sockets import CUTS
from xiaodui.pulse import presence
from xiaodui.pulse.connection import LEASE
from xiaodui.pulse.hub import Hub, Poke
from xiaodui.pulse.pokes import Row, concerned, pokes_of
from xiaodui.pulse.sight import authorise, same_site
from xiaodui.pulse.sockets import ALOUD, ECHOES, PUSHED, Part
from xiaodui.pulse.tail import Tail
from xiaodui.pulse.whispers import Whispers
from xiaodui.pulse.wire import Wire

log = structlog.get_logger(__name__)

PATIENCE = 5.0
"""Seconds that the tail waits for the loop to take something up."""
TRIES = 20
"""Times that a part is drawn anew; a page that never got it asks once the next has another number before it."""


class Live:
    """Started and stopped on its event loop; `wire` is the ASGI application of the socket."""

    def __init__(self) -> None:
        self.hub = Hub()
        self.wire = Wire(self.hub, authorise, same_site, settings.SESSION_COOKIE_NAME)
        self.whispers = Whispers(self.hub.whisper)
        self._tasks: set[asyncio.Task[Any]] = set()
        self.wire.met = lambda persons: self._keep(self._met(persons))
        self.wire.passed_on = lambda *said: self._keep(self.whispers.pass_on(*said))

    async def start(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.aloud, self.cuts = frozenset(ALOUD), frozenset(CUTS)
        self.echoes = {echo.verb: echo for echo in ECHOES}
        self.pushed = {verb: one.draw for one in PUSHED for verb in one.verbs}
        self.tail = Tail(self.heard)
        self.tail.start()
        self._keep(self.wire.keep_asking())
        self._keep(self.whispers.listen())
        self._keep(self._beat())

    async def stop(self) -> None:
        await asyncio.to_thread(self.tail.stop)
        for task in self._tasks:
            task.cancel()
        self.wire.threads.shutdown(wait=False, cancel_futures=True)

    async def _beat(self) -> None:
        while True:
            await self._met(self.hub.here())
            await asyncio.sleep(presence.BEAT)

    async def _met(self, persons: dict[str, bool]) -> None:
        try:
            await asyncio.to_thread(presence.beat, persons)
        except Exception as error:  # Redis may be away for a while: who is here is said again with the next beat
            log.warning("presence.waits", error=type(error).__name__)

    def heard(self, rows: list[Row]) -> None:
        """Called in the tail's thread, where reading the facts' bodies keeps nobody waiting. Returns once the loop has
        handed it out: a loop that is behind gets larger batches and no pile of them. What it took up so late that its
        lease was over is drawn anew for all of its pages at once, or each would have to ask."""
        poked = [row for row in rows if row.verb not in self.pushed]
        pokes = [poke for row in poked for poke in pokes_of(row, self.aloud, self.echoes)]
        persons = concerned(rows, self.cuts)
        self.loop.call_soon_threadsafe(self._tell, pokes, persons)
        for left in reversed(range(TRIES)):
            read_at = time.monotonic()
            handed = self._hand_out(self._drawn(rows), read_at, left == 0)
            try:
                if asyncio.run_coroutine_threadsafe(handed, self.loop).result(PATIENCE):
                    return
            except TimeoutError:
                continue

    def _drawn(self, rows: list[Row]) -> list[Part] | None:
        """Parts of what is pushed, each room's rows together; None where nobody looks. What can't be drawn is asked for by
        the next page."""
        parts: list[Part] = []
        for draw in set(self.pushed.values()):
            if own := [row for row in rows if self.pushed.get(row.verb) is draw]:
                if not self.hub.hearers:
                    return None
                try:
                    parts += draw(own)
                except Exception:  # a part is drawn again by whoever asks; the wire must go on
                    log.exception("push.failed", rows=len(own))
        return parts

    def _tell(self, pokes: list[Poke], persons: set[str] | None) -> None:
        """Sight first: a page that was cut by these facts should not be told of them."""
        if persons is None or persons:
            self._keep(self.wire.ask_again(persons))
        self.hub.publish(pokes)

    async def _hand_out(self, parts: list[Part] | None, read_at: float, anyway: bool) -> bool:
        """Whether it was in time; what comes too late `anyway` lets each page ask whether it may still. Where
        nobody looked and somebody does by now, it is drawn after all."""
        if parts is None:
            self.hub.pass_over()
        in_time = anyway or not parts or time.monotonic() - read_at < LEASE / 2
        if parts is None and self.hub.hearers:
            in_time = anyway
        elif in_time:
            await self.hub.hand_out(parts or [], read_at)
        return in_time

    def _keep(self, coroutine: Any) -> None:
        task = self.loop.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
