"""One open page: what it looks at, who may be told through it, and what is still to be told."""

import asyncio
import json
import random
import time
from collections.abc import Callable
from typing import Any, NamedTuple

# A frame is a few hundred bytes; a page that left 64 of them unread is not keeping up and re-asks after reconnecting.
ROOM = 64
# More ids than this in one poke cost the page more than asking again for the whole part.
IDS = 200

# Close codes, in the range that the standard leaves to applications.
BEHIND, NOT_SIGNED_IN, TOO_MUCH, MALFORMED = 4008, 4401, 4429, 4400

LEASE = 0.25
"""Seconds for which a part may be handed out after it was read who may see it. Whoever takes somebody's sight of it away
answers later than that, so nothing reaches him once he was answered for."""


class Lent(NamedTuple):
    """A part on its way to a page: what it says, the topic that must still be in the page's audience, until when; and the
    same as the bytes that go over the line, made once for all pages."""

    text: str
    topic: str
    until: float
    frame: bytes


def lent(said: Any, topic: str, until: float) -> Lent:
    text = json.dumps(said, ensure_ascii=False)
    return Lent(text, topic, until, framed(text.encode()))


def framed(payload: bytes) -> bytes:
    """A text frame of a server (RFC 6455, 5.2): unmasked, in one piece."""
    size = len(payload)
    if size < 126:
        return bytes((0x81, size)) + payload
    return (b"\x81\x7e" + size.to_bytes(2, "big") if size < 65536 else b"\x81\x7f" + size.to_bytes(8, "big")) + payload


Ids = dict[str, None] | None
"""Ids in order of arrival, each once; None when there were too many: the topic alone is told."""


def merged(old: Ids, new: Ids) -> Ids:
    if old is None or new is None or (len(old) + len(new) > IDS and len(old | new) > IDS):
        return None
    return old | new


def frame_of(told: dict[str, Ids]) -> str:
    """{"poke": [{"topics": […], "ids": […]}]}: topics with the same ids share an entry; no ids: any of the topic."""
    entries: dict[tuple[str, ...], list[str]] = {}
    for topic, ids in told.items():
        entries.setdefault(tuple(ids or ()), []).append(topic)
    return json.dumps({"poke": [{"topics": topics, "ids": list(ids)} for ids, topics in entries.items()]})


class Connection:
    """Lives on the event loop. `frames` is drained by the socket's writer; `cut` resolves to a close code.

    `put(frame)` writes a part's bytes at once where the page keeps up, and is False where it doesn't.
    """

    def __init__(
        self, person: str, audience: frozenset[str], room: int = ROOM, language: str = "",
        put: Callable[[bytes], bool] | None = None,
    ) -> None:  # fmt: skip
        self.person, self.audience, self.language, self.put = person, audience, language, put
        self.name, self.discreet, self.away, self.whispered_at = "", False, False, float("-inf")
        self.writing = False
        self.topics: set[str] = set()
        self.frames: asyncio.Queue[str | Lent] = asyncio.Queue(room)
        self.cut: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._told: dict[str, Ids] = {}
        self._timer: asyncio.TimerHandle | None = None

    def tell(self, topic: str, ids: Ids, within: float) -> None:
        """Let the page know of `ids` under `topic`, at some moment of the next `within` seconds."""
        self._told[topic] = merged(self._told.get(topic, {}), ids)
        if self._timer is None:
            delay = random.uniform(0, within) if within else 0
            self._timer = asyncio.get_running_loop().call_later(delay, self._flush)

    def say(self, frame: str | Lent) -> None:
        """Put a frame in the queue; a full queue cuts the connection instead of growing. A part goes at once where nothing
        waits before it: a thousand pages' writers needn't be woken for it."""
        if self.put is not None and not self.writing and isinstance(frame, Lent) and self._put(frame):
            return
        self.writing = True
        try:
            self.frames.put_nowait(frame)
        except asyncio.QueueFull:
            self.end(BEHIND)

    def _put(self, part: Lent) -> bool:
        assert self.put is not None
        return time.monotonic() <= part.until and not self.cut.done() and self.put(part.frame)

    def end(self, code: int) -> None:
        if not self.cut.done():
            self.cut.set_result(code)
        if self._timer is not None:
            self._timer.cancel()

    def _flush(self) -> None:
        told, self._told, self._timer = self._told, {}, None
        if told and not self.cut.done():
            self.say(frame_of(told))
