"""Hearing, two kinds: `@together` in the act's transaction, `@hears` after commit by a durable cursor."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from xiaodui.journal.verb import Verb

Hearer = Callable[[Sequence[Any]], None]
_together: list[tuple[frozenset[str], Hearer]] = []
_hearers: dict[str, "Hears"] = {}


@dataclass(frozen=True)
class Hears:
    """A durable hearer: `name` owns its cursor, so it must stay the same across releases."""

    name: str
    verbs: frozenset[str]
    fn: Hearer
    from_now: bool = False


def together(*verbs: Verb) -> Callable[[Hearer], Hearer]:
    """Call `fn(facts)` inside the act's transaction with the facts of these verbs (all verbs when none is named).

    Only for what must never disagree with the act: plain inserts, at most two queries a call. Raising undoes the act.
    """

    def declare(fn: Hearer) -> Hearer:
        _together.append((frozenset(verb.name for verb in verbs), fn))
        return fn

    return declare


def hears(*verbs: Verb, name: str = "", from_now: bool = False) -> Callable[[Hearer], Hearer]:
    """Call `fn(facts)` after commit, at least once, in sealed order; safe to run twice with the same facts.

    All verbs when none is named. `fn` runs in one transaction with its cursor, on SQLite holding the only writer's
    turn: it must be short. A failing hearer never fails the act: its cursor stays, the operator's page shows it,
    it is tried again. A new hearer begins with the first fact ever, `from_now` with the next.
    """

    def declare(fn: Hearer) -> Hearer:
        own = name or f"{fn.__module__.removeprefix('xiaodui.')}.{fn.__name__}"
        assert own not in _hearers, f"hearer {own} is declared twice"
        _hearers[own] = Hears(own, frozenset(verb.name for verb in verbs), fn, from_now)
        return fn

    return declare


def all_hearers() -> list[Hears]:
    return [_hearers[name] for name in sorted(_hearers)]


def hearer_named(name: str) -> Hears | None:
    return _hearers.get(name)


def hear_together(facts: Sequence[Any]) -> None:
    for verbs, fn in _together:
        wanted = [fact for fact in facts if not verbs or fact.verb in verbs]
        if wanted:
            fn(wanted)
