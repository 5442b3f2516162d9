"""The socket endpoint `/wire`, a raw ASGI application without Django in its path.

A page says {"see": ["deal", "customer:5"]}, {"unsee": […]} or {"ping": 1}; it hears {"poke": […]} and {"pong": 1}.
"""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from http.cookies import CookieError, SimpleCookie
from typing import Any

from xiaodui.pulse.connection import MALFORMED, NOT_SIGNED_IN, TOO_MUCH, Connection
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
RECHECK = 300.0
"""Seconds after which each page is asked for its session again: sign-out and expiry are no facts."""


class Wire:
    """Sockets of one process. `authorise(session key)` runs in threads of its own, never on the loop."""

    def __init__(self, hub: Hub, authorise: Callable[[str], Sight | None], same_site: Callable[[str, str], bool],
                 cookie: str) -> None:  # fmt: skip
        self.hub, self.authorise, self.same_site, self.cookie = hub, authorise, same_site, cookie
        self.threads = ThreadPoolExecutor(4, thread_name_prefix="wire-sight")
        self.sessions: dict[Connection, str] = {}
        self._changed: dict[str, float] = {}

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        headers = {name.decode("latin1"): value.decode("latin1") for name, value in scope["headers"]}
        await receive()
        if scope["path"] != "/wire" or not self.same_site(headers.get("origin", ""), headers.get("host", "")):
            await send({"type": "websocket.close", "code": 1008})
            return
        session = session_of(headers.get("cookie", ""), self.cookie)
        sight = await self._ask(session) if session else None
        await send({"type": "websocket.accept"})
        if sight is None:
            await send({"type": "websocket.close", "code": NOT_SIGNED_IN})
        elif len(self.hub.by_person.get(sight.person, ())) >= PAGES:
            await send({"type": "websocket.close", "code": TOO_MUCH})
        else:
            await self._serve(Connection(sight.person, sight.audience), session, receive, send)

    async def _serve(self, page: Connection, session: str, receive: Receive, send: Send) -> None:
        self.hub.join(page)
        self.sessions[page] = session
        reader = asyncio.create_task(self._read(page, receive))
        writer = asyncio.create_task(write(page, send))
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
        except (ValueError, AttributeError, RecursionError):
            return MALFORMED
        self.hub.unsee(page, unsee)
        if len(page.topics.union(see)) > TOPICS:
            return TOO_MUCH
        self.hub.see(page, see)
        if "ping" in said:
            page.say('{"pong": 1}')
        return 0

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
            page.audience = sight.audience

    async def _ask(self, session: str) -> Sight | None:
        """Asked again when the person changed meanwhile: an answer read before the change must not come after it."""
        loop = asyncio.get_running_loop()
        while True:
            began = loop.time()
            sight = await loop.run_in_executor(self.threads, self.authorise, session)
            if sight is None or max(self._changed.get(key, 0) for key in (sight.person, ANYBODY)) < began:
                return sight


async def write(page: Connection, send: Send) -> None:
    while True:
        await send({"type": "websocket.send", "text": await page.frames.get()})


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


def session_of(header: str, name: str) -> str:
    """The session key in a Cookie header, "" when there is none."""
    try:
        cookie = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return cookie.value if cookie else ""
