"""The socket endpoint `/wire`, a raw ASGI application without Django in its path.

A page says {"see": ["deal", "customer:5"], "age": 300} (milliseconds since what shows them was asked for), {"unsee": […]},
{"ping": 1}, {"here": false} (nobody sits at it) or {"typing": "room:5"}; it hears {"poke": […]}, {"again": […]}, {"pong": 1}
and {"typing": {…}}.
"""

import asyncio
import json
import re
import time
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from http.cookies import CookieError, SimpleCookie
from typing import Any

from xiaodui.pulse.connection import MALFORMED, NOT_SIGNED_IN, TOO_MUCH, Connection, Lent
from xiaodui.pulse.directly import DIRECTLY
from xiaodui.pulse.hub import Hub
from xiaodui.pulse.rate import Bucket
from xiaodui.pulse.sight import Sight

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

LONGEST = 8_192
TOPICS = 200
PAGES = 40
"""Open pages of one person; a browser with more tabs than this is a script."""
TOPIC = re.compile(r"[a-z][a-z_.]{0,39}(:[\w-]{1,40})?", re.ASCII)
FAREWELL = 1.0
"""Seconds for a close frame to leave; a page that does not read must not hold its task."""
ANYBODY = "*"
WHISPER_EACH = 2.5
"""Seconds between two whispers of a page; what comes sooner is left out."""
SLACK = 0.25
"""Seconds by which a page may be older than it says: its word took longer to come than its question did before."""
OLDEST = 86_400
"""Seconds; the hub remembers less, so a page that is older is told of everything."""
RECHECK = 300.0
"""Seconds after which each page is asked for its session again: sign-out and expiry are no facts."""


class Wire:
    """Sockets of one process. `authorise(session key)` runs in threads of its own, never on the loop."""

    def __init__(self, hub: Hub, authorise: Callable[[str], Sight | None], same_site: Callable[[str, str], bool],
                 cookie: str) -> None:  # fmt: skip
        self.hub, self.authorise, self.same_site, self.cookie = hub, authorise, same_site, cookie
        self.threads = ThreadPoolExecutor(4, thread_name_prefix="wire-sight")
        self.sessions: dict[Connection, str] = {}
        self.met: Callable[[dict[str, bool]], None] = lambda persons: None
        self.passed_on: Callable[[str, str, dict[str, Any]], None] = lambda topic, person, said: None
        self._changed: dict[str, float] = {}

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        headers = {name.decode("latin1"): value.decode("latin1") for name, value in scope["headers"]}
        await receive()
        if scope["path"] != "/wire" or not self.same_site(headers.get("origin", ""), headers.get("host", "")):
            await send({"type": "websocket.close", "code": 1008})
            return
        session = cookie_of(headers.get("cookie", ""), self.cookie)
        sight = await self._ask(session) if session else None
        await send({"type": "websocket.accept"})
        if sight is None:
            await send({"type": "websocket.close", "code": NOT_SIGNED_IN})
        elif len(self.hub.by_person.get(sight.person, ())) >= PAGES:
            await send({"type": "websocket.close", "code": TOO_MUCH})
        else:
            language = cookie_of(headers.get("cookie", ""), "language") or sight.language
            put = scope.get("extensions", {}).get(DIRECTLY)
            page = Connection(sight.person, sight.audience, language=language, put=put)
            page.name, page.discreet = sight.name, sight.discreet
            await self._serve(page, session, receive, send)

    async def _serve(self, page: Connection, session: str, receive: Receive, send: Send) -> None:
        self.hub.join(page)
        self.met({page.person: True})
        self.sessions[page] = session
        reader = asyncio.create_task(self._read(page, receive))
        writer = asyncio.create_task(self._write(page, send))
        try:
            ends: set[asyncio.Future[Any]] = {reader, writer, page.cut}
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self.hub.leave(page)
            del self.sessions[page]
            page.end(1000)
            for task in (reader, writer):
                task.cancel()
            # Their ends are awaited, so that nothing is written after the close frame and no error goes unread.
            await asyncio.gather(reader, writer, return_exceptions=True)
        await farewell(send, page.cut.result())

    async def _read(self, page: Connection, receive: Receive) -> None:
        bucket = Bucket(20, 60)
        while True:
            message = await receive()
            if message["type"] == "websocket.disconnect":
                return
            if not bucket.takes(asyncio.get_running_loop().time()):
                return page.end(TOO_MUCH)
            code = self.obey(page, message.get("text") or "")
            if code:
                return page.end(code)

    def obey(self, page: Connection, text: str) -> int:
        """Do what one message says; the close code when it can't be understood, else 0."""
        if len(text) > LONGEST:
            return MALFORMED
        try:
            said = json.loads(text)
            see, unsee = topics_in(said.get("see", [])), topics_in(said.get("unsee", []))
            age = age_in(said["age"]) if "age" in said else None
        except (ValueError, AttributeError, RecursionError):
            return MALFORMED
        self.hub.unsee(page, unsee)
        if len(page.topics.union(see)) > TOPICS:
            return TOO_MUCH
        self.hub.see(page, see)
        if age is not None:
            self.hub.tell_missed(page, see, time.monotonic() - age - SLACK)
        if "ping" in said:
            page.say('{"pong": 1}')
        if "here" in said:
            page.away = not said["here"]
            self.met({page.person: not page.away})
        if "typing" in said:
            self._whisper(page, said["typing"])
        return 0

    def _whisper(self, page: Connection, topic: Any) -> None:
        """That he types, to those who sit there. Where he doesn't sit himself, or too soon after the last, nothing is said."""
        now = time.monotonic()
        if not isinstance(topic, str) or topic not in page.audience or topic not in page.topics or page.discreet:
            return
        if now - page.whispered_at < WHISPER_EACH:
            return
        page.whispered_at = now
        said = {"typing": {"topic": topic, "person": page.person.partition(":")[2], "name": page.name}}
        self.hub.whisper(topic, page.person, said)
        self.passed_on(topic, page.person, said)

    async def _write(self, page: Connection, send: Send) -> None:
        while True:
            frame = await page.frames.get()
            text = await self._spoken(page, frame) if isinstance(frame, Lent) else frame
            if text:
                await send({"type": "websocket.send", "text": text})
            page.writing = not page.frames.empty()

    async def _spoken(self, page: Connection, lent: Lent) -> str:
        """The part; once its lease is over only that there is something to ask for, to whom may still ask."""
        if time.monotonic() <= lent.until:
            return lent.text
        await self._recheck(page)
        return json.dumps({"again": [lent.topic]}) if lent.topic in page.audience else ""

    async def ask_again(self, persons: Iterable[str] | None = None) -> None:
        """Ask anew what these persons (None: all) may hear; cut whoever is no longer signed in or allowed."""
        now = asyncio.get_running_loop().time()
        self._changed.update(dict.fromkeys(persons if persons is not None else [ANYBODY], now))
        pages = [page for page in self.hub.connections() if persons is None or page.person in persons]
        await asyncio.gather(*(self._recheck(page) for page in pages))

    async def keep_asking(self) -> None:
        """Ask each page's session again every RECHECK seconds, spread evenly."""
        while True:
            pages = self.hub.connections()
            for page in pages:
                await asyncio.sleep(RECHECK / len(pages))
                await self._recheck(page)
            await asyncio.sleep(0 if pages else 1)

    async def _recheck(self, page: Connection) -> None:
        session = self.sessions.get(page)
        if session is None:
            return
        sight = await self._ask(session)
        if sight is None or sight.person != page.person:
            page.end(NOT_SIGNED_IN)
        else:
            page.audience, page.name, page.discreet = sight.audience, sight.name, sight.discreet

    async def _ask(self, session: str) -> Sight | None:
        """Asked again when the person changed meanwhile: an answer read before the change must not come after it."""
        loop = asyncio.get_running_loop()
        while True:
            began = loop.time()
            sight = await loop.run_in_executor(self.threads, self.authorise, session)
            if sight is None or max(self._changed.get(key, 0) for key in (sight.person, ANYBODY)) < began:
                return sight


async def farewell(send: Send, code: int) -> None:
    try:
        await asyncio.wait_for(send({"type": "websocket.close", "code": code}), FAREWELL)
    except (OSError, RuntimeError, TimeoutError):
        return  # the page left first, or reads nothing any more


def topics_in(said: Any) -> list[str]:
    """The topics of a message; ValueError for anything that isn't a list of topics."""
    if not isinstance(said, list) or not all(isinstance(topic, str) and TOPIC.fullmatch(topic) for topic in said):
        raise ValueError("not topics")
    return said


def age_in(said: Any) -> float:
    """Seconds of so many milliseconds, no more than OLDEST; ValueError for what is no length of time."""
    if isinstance(said, bool) or not isinstance(said, int | float) or not said >= 0:
        raise ValueError("not an age")
    return min(said, OLDEST * 1000) / 1000


def cookie_of(header: str, name: str) -> str:
    """The value of a cookie in a Cookie header, "" when there is none."""
    try:
        cookie = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return cookie.value if cookie else ""
