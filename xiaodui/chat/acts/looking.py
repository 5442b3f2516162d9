"""Whoever looks at what is about to be said is asked here, and told of what it is a part."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from xiaodui.chat.sockets import LOOKS, Saying, Whole

_whole: ContextVar[Whole | None] = ContextVar("chat.whole", default=None)
_passed: ContextVar[bool] = ContextVar("chat.passed", default=False)


def looked_at(saying: Saying) -> dict[str, Any]:
    """What the fact says of it. Raises the first Refusal; the system's own words are not looked at."""
    found: dict[str, Any] = {}
    if saying.by is not None:
        asked = replace(saying, whole=_whole.get(), passed=_passed.get())
        for look in LOOKS:
            found |= look.ask(asked)
    return found


@contextmanager
def part_of(act: str, words: str, **said: Any) -> Iterator[None]:
    """Round the words of an act that says more than words. `said` is all of its input; records go by their id."""
    plain = {name: getattr(value, "pk", value) for name, value in said.items()}
    token = _whole.set(Whole(act, json.loads(json.dumps(plain, cls=DjangoJSONEncoder)), words))
    try:
        yield
    finally:
        _whole.reset(token)


@contextmanager
def passed() -> Iterator[None]:
    """Round what somebody looked at and let go."""
    token = _passed.set(True)
    try:
        yield
    finally:
        _passed.reset(token)


def whole_of(saying: Saying) -> Whole:
    """Plain words are an act of their own."""
    under = saying.under.pk if saying.under else None
    said = {"text": saying.text, "enclosed": [*saying.enclosed], "under": under, "client": saying.client}
    return saying.whole or Whole("rooms.say", {**said, "urgent": saying.urgent}, saying.text)
