"""One open page: what it looks at, who may be told through it, and what is still to be told."""

import asyncio
import json
import random

# A frame is a few hundred bytes; a page that left 64 of them unread is not keeping up and re-asks after reconnecting.
ROOM = 64
# More ids than this in one poke cost the page more than asking again for the whole part.
IDS = 200

# Close codes, in the range that the standard leaves to applications.
BEHIND, NOT_SIGNED_IN, TOO_MUCH, MALFORMED = 4008, 4401, 4429, 4400

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
    """Lives on the event loop. `frames` is drained by the socket's writer; `cut` resolves to a close code."""

    def __init__(self, person: str, audience: frozenset[str], room: int = ROOM) -> None:
        self.person, self.audience = person, audience
        self.topics: set[str] = set()
        self.frames: asyncio.Queue[str] = asyncio.Queue(room)
        self.cut: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._told: dict[str, Ids] = {}
        self._timer: asyncio.TimerHandle | None = None

    def tell(self, topic: str, ids: Ids, within: float) -> None:
        """Let the page know of `ids` under `topic`, at some moment of the next `within` seconds."""
        self._told[topic] = merged(self._told.get(topic, {}), ids)
        if self._timer is None:
            delay = random.uniform(0, within) if within else 0
            self._timer = asyncio.get_running_loop().call_later(delay, self._flush)

    def say(self, frame: str) -> None:
        """Put a frame in the queue; a full queue cuts the connection instead of growing."""
        try:
            self.frames.put_nowait(frame)
        except asyncio.QueueFull:
            self.end(BEHIND)

    def end(self, code: int) -> None:
        if not self.cut.done():
            self.cut.set_result(code)
        if self._timer is not None:
            self._timer.cancel()

    def _flush(self) -> None:
        told, self._told, self._timer = self._told, {}, None
        if told and not self.cut.done():
            self.say(frame_of(told))
