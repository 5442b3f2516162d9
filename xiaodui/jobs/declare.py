"""Declaring jobs and schedules: `@job`, `@every`, `@daily`. Knows no table."""

import inspect
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from typing import Any, ClassVar

from django.utils.translation import get_language

from xiaodui.jobs.rules import Daily, Every, Rhythm


@dataclass(frozen=True, eq=False)
class JobKind:
    """One declared job. Calling it calls the function itself, here and now, without a table."""

    name: str
    function: Callable[..., Any]
    retries: int
    backoff: float
    zh: str
    en: str
    do_not_call_in_templates: ClassVar[bool] = True  # Django's templates call what can be called.

    def __call__(self, *given: Any, **args: Any) -> Any:
        return self.function(*given, **args)

    @property
    def title(self) -> str:
        """What people call it, in the reader's language."""
        return self.en if (get_language() or "zh").startswith("en") else self.zh

    def check(self, args: dict[str, Any]) -> None:
        """TypeError when `args` don't fit the function or can't be written as JSON: now, not at three in the night."""
        inspect.signature(self.function).bind(None, **args)
        json.dumps(args)


@dataclass(frozen=True)
class Schedule:
    """A job and the rhythm in which the clock starts it."""

    kind: JobKind
    rhythm: Rhythm

    @property
    def name(self) -> str:
        return self.kind.name


_kinds: dict[str, JobKind] = {}
_schedules: dict[str, Schedule] = {}


def job(
    name: str, *, zh: str, en: str, retries: int = 3, backoff: float = 10
) -> Callable[[Callable[..., Any]], JobKind]:
    """Declare a job: a function of a `Run` and JSON arguments.

    It is tried once and `retries` times more, after `backoff`, 2 x, 4 x … seconds (never over an hour). It may
    run again after a crash, so it must be safe to run twice; see `Run.checkpoint` for rows done exactly once.
    """

    def declare(function: Callable[..., Any]) -> JobKind:
        assert name not in _kinds, f"job {name} is declared twice"
        _kinds[name] = JobKind(name, function, retries, backoff, zh, en)
        return _kinds[name]

    return declare


def every(*, minutes: int = 0, seconds: int = 0) -> Callable[[JobKind], JobKind]:
    """Start the job each time the clock passes a multiple of this span. Divisors of a day stay in step with it."""
    return _scheduled(Every(minutes * 60 + seconds))


def daily(at: str) -> Callable[[JobKind], JobKind]:
    """Start the job each day at "02:30" of the company's time zone."""
    return _scheduled(Daily(time.fromisoformat(at)))


def _scheduled(rhythm: Rhythm) -> Callable[[JobKind], JobKind]:
    def declare(kind: JobKind) -> JobKind:
        assert isinstance(kind, JobKind), "@every and @daily stand above @job"
        kind.check({})
        _schedules[kind.name] = Schedule(kind, rhythm)
        return kind

    return declare


def kind_named(name: str) -> JobKind | None:
    """None for a job whose code is not in this release."""
    return _kinds.get(name)


def all_kinds() -> list[JobKind]:
    return [_kinds[name] for name in sorted(_kinds)]


def all_schedules() -> list[Schedule]:
    return [_schedules[name] for name in sorted(_schedules)]
