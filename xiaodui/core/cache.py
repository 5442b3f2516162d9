"""What several processes remember together, in Redis. While it is away, nothing is remembered and nothing found: pages go on.

What limits tries counts with `incr`, and that raises: a limit that can't count lets nobody through, with a sentence
(`web/answers.py`).
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

import structlog
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

log = structlog.get_logger("cache")
TOLD_EVERY = 30
"""Seconds between two lines about it in the log."""


def _else(answer: Callable[[Any], Any]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """What is answered while Redis is away; `answer` gets the default that was asked for."""

    def wrap(asked: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(asked)
        def ask(self: "WhileThere", *args: Any, **named: Any) -> Any:
            try:
                return asked(self, *args, **named)
            except RedisError as away:
                self.tell(away)
                return answer(args[1] if len(args) > 1 else named.get("default"))

        return ask

    return wrap


class WhileThere(RedisCache):
    """Waits a second for a connection and two for an answer, tries once more, then does without."""

    told_at = 0.0

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        quick = {"socket_connect_timeout": 1, "socket_timeout": 2, "retry": Retry(NoBackoff(), 1)}
        super().__init__(server, {**params, "OPTIONS": {**quick, **params.get("OPTIONS", {})}})

    def tell(self, away: RedisError) -> None:
        if time.monotonic() - WhileThere.told_at > TOLD_EVERY:
            WhileThere.told_at = time.monotonic()
            log.warning("redis is away", why=type(away).__name__)

    get = _else(lambda default: default)(RedisCache.get)
    add = _else(lambda _default: False)(RedisCache.add)
    set = _else(lambda _default: None)(RedisCache.set)
    delete = _else(lambda _default: False)(RedisCache.delete)
    has_key = _else(lambda _default: False)(RedisCache.has_key)
    get_many = _else(lambda _default: {})(RedisCache.get_many)
    set_many = _else(lambda _default: [])(RedisCache.set_many)
