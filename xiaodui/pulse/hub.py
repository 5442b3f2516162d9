"""Who hears what: pokes in, frames to the pages that look at the topic and belong to the audience.

Knows neither Django nor sockets nor the database; everything runs on one event loop, so nothing is locked.
"""

import asyncio
import json
import time
from collections import deque
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, replace
from typing import Any

from xiaodui.core.foreground import is_answering
from xiaodui.pulse.connection import IDS, LEASE, Connection, Ids, lent, merged
from xiaodui.pulse.sockets import Part

MERGE = 0.1
"""Seconds for which pokes are gathered before pages are told."""
CROWD = 50
"""More pages than this are told spread over time, because each of them asks again at once."""
ANSWERS_PER_SECOND = 400
"""What one process answers of small parts; the spread follows from it."""
LONGEST_SPREAD = 2.0

SLICE, COURTESY, CROWDED = 50, 0.001, 1_000
"""Pages that are handed a part in one go, half a millisecond; seconds left then to an answer that is under way; pages after
which nobody waits any more, so that a large crowd isn't kept for answers that never end."""

FEW = 200
"""Pages of a topic among whom it is told that somebody types; in a larger crowd nobody reads it, and all would be told."""

PAST = 4_000
"""What was told last, remembered for pages that begin to look a little after they were drawn."""

EVERYONE = "everyone"
"""Audience key of each signed-in person."""


@dataclass(frozen=True, slots=True)
class Poke:
    """Something happened to `id`. It goes to pages that look at one of `topics` and share a key of `audience`."""

    topics: tuple[str, ...]
    audience: frozenset[str]
    id: str = ""


class Hub:
    """Cost of a flush: for each poked topic, its pages times the distinct audiences of the last 100 ms."""

    def __init__(self) -> None:
        self.hearers: dict[str, set[Connection]] = {}
        self.by_person: dict[str, set[Connection]] = {}
        self._past: deque[tuple[float, Poke | Part]] = deque(maxlen=PAST)
        self._whole_from = time.monotonic()
        self._gathered: dict[str, dict[frozenset[str], Ids]] = {}
        self._timer: asyncio.TimerHandle | None = None

    def join(self, connection: Connection) -> None:
        self.by_person.setdefault(connection.person, set()).add(connection)

    def leave(self, connection: Connection) -> None:
        self.unsee(connection, list(connection.topics))
        of_person = self.by_person.get(connection.person, set())
        of_person.discard(connection)
        if not of_person:
            self.by_person.pop(connection.person, None)

    def see(self, connection: Connection, topics: Iterable[str]) -> None:
        for topic in topics:
            connection.topics.add(topic)
            self.hearers.setdefault(topic, set()).add(connection)

    def tell_missed(self, connection: Connection, topics: Iterable[str], since: float) -> None:
        """What happened to these topics after `since` (time.monotonic()), while a page that shows them was on its way and
        could not look yet; to him who may hear it. What is no longer remembered is told without ids. Cost: the tellings
        since then, at most PAST."""
        wanted, again = set(topics), set()
        if since < self._whole_from:
            for topic in wanted:
                connection.tell(topic, None, 0)
            return
        for at, told in reversed(self._past):
            if at < since:
                break
            if isinstance(told, Poke):
                if not told.audience.isdisjoint(connection.audience):
                    for topic in wanted.intersection(told.topics):
                        connection.tell(topic, {told.id: None} if told.id else None, 0)
            elif told.topic in wanted and connection.person in told.persons:
                again.add(told.topic)
        if again:
            connection.say(json.dumps({"again": sorted(again)}))

    def pass_over(self) -> None:
        """Something happened of which nobody was told and nothing is remembered."""
        self._past.clear()
        self._whole_from = time.monotonic()

    def _remember(self, told: Poke | Part) -> None:
        if len(self._past) == PAST:
            self._whole_from = self._past[0][0] + 1e-6
        self._past.append((time.monotonic(), told))

    def unsee(self, connection: Connection, topics: Iterable[str]) -> None:
        for topic in topics:
            connection.topics.discard(topic)
            hearers = self.hearers.get(topic)
            if hearers is not None:
                hearers.discard(connection)
                if not hearers:
                    del self.hearers[topic]

    def connections(self) -> list[Connection]:
        return [connection for of_person in self.by_person.values() for connection in of_person]

    def publish(self, pokes: Iterable[Poke]) -> None:
        """Gather pokes; the pages hear within MERGE plus the spread. Topics nobody looks at cost one look-up, and each poke a
        place among the last PAST."""
        for poke in pokes:
            self._remember(poke)
            ids = {poke.id: None} if poke.id else None
            for topic in poke.topics:
                if topic in self.hearers:
                    groups = self._gathered.setdefault(topic, {})
                    groups[poke.audience] = merged(groups.get(poke.audience, {}), ids)
        if self._gathered and self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(MERGE, self._flush)

    async def hand_out(self, parts: Iterable[Part], read_at: float) -> None:
        """Parts to the pages that look at them, of those persons who may. `read_at`: when that was read, on the loop's
        clock. Cost: the topic's pages, and those of the note's topic; a part's bytes are made once a language. After each
        SLICE of pages whatever else waits for the loop has its turn: a thousand pages take it for ten milliseconds."""
        for part in parts:
            self._remember(replace(part, said={}, note=None))
            until = read_at + LEASE
            said = {name: lent({"part": one}, part.topic, until) for name, one in part.said.items()}
            usual = next(iter(said.values()))
            async for connection in self._in_turn(part.topic):
                if connection.person in part.persons:
                    connection.say(said.get(connection.language, usual))
            if part.note is not None:
                note = lent({"note": part.note}, part.topic, until)
                async for connection in self._in_turn(part.note_topic):
                    if part.topic not in connection.topics and connection.person in part.persons:
                        connection.say(note)

    async def _in_turn(self, topic: str) -> AsyncIterator[Connection]:
        """The pages that looked at the topic when it began and still do."""
        for n, connection in enumerate(list(self.hearers.get(topic, ()))):
            if n and n % SLICE == 0:
                await asyncio.sleep(COURTESY if n < CROWDED and is_answering() else 0)
            if topic in connection.topics:
                yield connection

    def whisper(self, topic: str, person: str, said: dict[str, Any]) -> None:
        """To the pages of others that look at the topic and belong to it, kept nowhere. Cost: those pages, at most FEW."""
        hearers = self.hearers.get(topic, set())
        if len(hearers) > FEW:
            return
        frame = lent(said, topic, time.monotonic() + LEASE)
        for connection in hearers:
            if topic in connection.audience and connection.person != person and not connection.discreet:
                connection.say(frame)

    def here(self) -> dict[str, bool]:
        """Who has a page open in this process; True where he sits at one of them."""
        return {person: any(not page.away for page in pages) for person, pages in self.by_person.items()}

    def end_all(self, code: int) -> None:
        for connection in self.connections():
            connection.end(code)

    def _flush(self) -> None:
        gathered, self._gathered, self._timer = self._gathered, {}, None
        for topic, groups in gathered.items():
            hearers = self.hearers.get(topic, set())
            if sum(len(ids or ()) for ids in groups.values()) > IDS:
                # In a burst nobody is served by ids, and one telling a page is cheaper than one an audience.
                groups = dict.fromkeys(groups)
            spread = min(LONGEST_SPREAD, len(hearers) / ANSWERS_PER_SECOND) if len(hearers) > CROWD else 0.0
            for connection in hearers:
                for audience, ids in groups.items():
                    if not audience.isdisjoint(connection.audience):
                        connection.tell(topic, ids, spread)
                        if ids is None:
                            break
