"""What several parts of one page ask is asked once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_answers: ContextVar[dict[Any, Any] | None] = ContextVar("answers of this page", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """Round what draws one page and changes nothing: inside, `once` remembers. Nothing outlives it."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def once(key: tuple[Any, ...], ask: Callable[[], Any]) -> Any:
    """The answer to `ask`, in `asked_once()` the first one. The key names the question and for whom it is asked; whoever
    gets the answer leaves it as it is."""
    answers = _answers.get()
    if answers is None:
        return ask()
    if key not in answers:
        answers[key] = ask()
    return answers[key]
