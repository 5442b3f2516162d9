"""What goes from page to page and is nowhere kept: somebody is typing. Between processes over Redis."""

import asyncio
import json
import os
from collections.abc import Callable
from typing import Any

import structlog
from django.conf import settings

log = structlog.get_logger(__name__)

AGAIN = 2.0
"""Seconds until Redis is tried again."""


def channel() -> str:
    """Redis knows no databases for channels: the name tells our installation from another."""
    return f"xiaodui:whisper:{settings.DATABASES['default']['NAME']}"


class Whispers:
    """`hear(topic, person, frame)` is called on the loop with what other processes' pages whisper."""

    def __init__(self, hear: Callable[[str, str, dict[str, Any]], None]) -> None:
        self.hear, self.me = hear, f"{os.getpid()}-{os.urandom(4).hex()}"
        self._redis: Any = None

    async def pass_on(self, topic: str, person: str, said: dict[str, Any]) -> None:
        """To the other processes; lost where Redis is away: it was only a whisper."""
        if self._redis is not None:
            try:
                await self._redis.publish(channel(), json.dumps([self.me, topic, person, said]))
            except Exception as error:
                log.warning("whisper.lost", error=type(error).__name__)

    async def listen(self) -> None:
        """Until it is cancelled; nothing to do where one process serves all."""
        if not settings.REDIS_URL:
            return
        from redis.asyncio import from_url

        self._redis = from_url(settings.REDIS_URL)
        while True:
            try:
                async with self._redis.pubsub() as heard:
                    await heard.subscribe(channel())
                    async for message in heard.listen():
                        if message["type"] == "message":
                            self._take(message["data"])
            except Exception as error:
                log.warning("whisper.waits", error=type(error).__name__)
            await asyncio.sleep(AGAIN)

    def _take(self, data: bytes) -> None:
        whose, topic, person, said = json.loads(data)
        if whose != self.me:
            self.hear(topic, person, said)
