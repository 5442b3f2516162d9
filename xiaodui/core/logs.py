"""Structured logs: one JSON object a line on standard error, ids instead of names."""

import logging.config
import sys
import threading
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from traceback import walk_tb
from typing import Any

import structlog

ROOT = Path(__file__).resolve().parents[2]
MOST_FRAMES = 40
"""Of one exception, the innermost; recursion without end would fill the log."""


def configure(settings: dict[str, Any]) -> None:
    level = settings.get("level", "INFO")
    shared: list[Any] = [structlog.contextvars.merge_contextvars, structlog.processors.add_log_level,
              structlog.processors.TimeStamper(fmt="iso", utc=True)]  # fmt: skip
    rendered: list[Any] = [without_words, structlog.processors.JSONRenderer()]
    structlog.configure(
        processors=[*shared, *rendered],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level)),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )
    line = {"()": structlog.stdlib.ProcessorFormatter, "foreign_pre_chain": shared,
            "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *rendered]}  # fmt: skip
    logging.config.dictConfig({
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": line},
        "handlers": {"err": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["err"], "level": "WARNING"},
        # Django's request logger repeats what our own request line says.
        "loggers": {"django.request": {"level": "ERROR"}, "django.security": {"level": "ERROR"}},
    })  # fmt: skip
    threading.excepthook = _thread_died


def without_words(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The exception of a line as its class and places: its text quotes data (a failed insert names the phone that was
    there twice), and so may the message of a library that logs it (asyncio repeats it on a second line)."""
    error = _error_of(event.pop("exc_info", None))
    if error is None:
        return event
    chain = list(_chain(error))
    event["exception"] = [{"class": _name(one), "at": _places(one)} for one in chain]
    said = str(event.get("event", "")).split("\n", 1)[0]
    for text in {str(one) for one in chain} - {""}:
        said = said.replace(text, "…")
    event["event"] = said
    return event


def _error_of(given: Any) -> BaseException | None:
    if isinstance(given, tuple):
        given = given[1]
    elif given and not isinstance(given, BaseException):
        given = sys.exc_info()[1]
    return given if isinstance(given, BaseException) else None


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The exception, then what caused it, each once; those of a group behind the group."""
    seen: set[int] = set()
    left: list[BaseException | None] = [error]
    while left:
        one = left.pop(0)
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        left.append(one.__cause__ or (None if one.__suppress_context__ else one.__context__))
        left.extend(one.exceptions if isinstance(one, BaseExceptionGroup) else ())


def _name(error: BaseException) -> str:
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _places(error: BaseException) -> list[str]:
    """File, line and function, the innermost last. Not the line's source: a literal may stand in it."""
    places = [
        (Path(frame.f_code.co_filename), line, frame.f_code.co_name) for frame, line in walk_tb(error.__traceback__)
    ]
    return [
        f"{path.relative_to(ROOT) if path.is_relative_to(ROOT) else path}:{line} {function}"
        for path, line, function in places[-MOST_FRAMES:]
    ]


def _thread_died(args: threading.ExceptHookArgs) -> None:
    """A thread's last words go where all others go; Python's own would print the exception with its text."""
    if args.exc_type is not SystemExit:
        name = args.thread.name if args.thread else ""
        structlog.get_logger("thread").error("thread died", thread=name, exc_info=args.exc_value)
