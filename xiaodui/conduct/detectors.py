"""How violations are found: a threshold of a measure, a pattern of facts, or a report by a person.

Any room declares its detectors at import. What is found cites the version of the clause that bound the person then.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from xiaodui.conduct.rules import PER, Match
from xiaodui.core import spoken
from xiaodui.governance.sockets import EXECUTES, Execution
from xiaodui.journal import Fact, Verb, hears

_detectors: dict[str, "Detector"] = {}
AT_NIGHT = ("每晚 03:20", "Each night at 03:20")
AFTERWARDS = ("事后几秒内", "Within seconds")
WHEN_SAID = ("有人报时", "When somebody says so")


@dataclass(frozen=True, kw_only=True)
class Detector:
    """`name` stays the same across releases: what was found keeps it. `zh` and `en` name what it suspects, in a few words;
    `how_zh` and `how_en` say how it looks, for the clause's page."""

    name: str
    clause: str
    zh: str
    en: str
    how_zh: str
    how_en: str

    def __post_init__(self) -> None:
        assert self.name not in _detectors, f"detector {self.name} is declared twice"
        _detectors[self.name] = self
        when = self.when
        EXECUTES.plug(Execution(self.clause, self.how_zh, self.how_en, *when))

    @property
    def when(self) -> tuple[str, str]:
        raise NotImplementedError

    @property
    def label(self) -> str:
        return self.zh if spoken.in_chinese() else self.en


@dataclass(frozen=True, kw_only=True)
class Threshold(Detector):
    """A person's figure of `measure` over a whole day, week or month that reaches the rule's `bound` (a code of the rule
    book). `at_least`: that much or more is against the rule; else that little or less, which is asked of `whom` only.

    A span is judged when it is over. Only what happened while the clause bound him counts. `whom()` gives ids of people;
    without it, whoever has a figure is asked.
    """

    measure: str
    per: str
    bound: str
    at_least: bool = True
    whom: Callable[[], Iterable[int]] | None = None

    def __post_init__(self) -> None:
        assert self.per in PER, self.per
        assert self.at_least or self.whom, f"{self.name}: too little of nothing is nobody's; say whom it asks"
        super().__post_init__()

    @property
    def when(self) -> tuple[str, str]:
        return AT_NIGHT


@dataclass(frozen=True, kw_only=True)
class Pattern(Detector):
    """What several facts say together. `find(facts, days)` is pure: the facts of these verbs about one subject (within one
    record with `of="within"`, by one person with `of="actor"`), in order, and the rule's number of days (`days`, a code of
    the rule book) give matches.

    It runs after commit, over the days before and after each new fact, so a fact that an import brings late counts too.
    Facts that stand as evidence already aren't handed to it again. It looks at what is recorded from its first day on.
    """

    verbs: tuple[Verb, ...]
    days: str
    find: Callable[[Sequence[Fact], int], Iterable[Match]]
    of: str = "subject"

    def __post_init__(self) -> None:
        assert self.of in ("subject", "within", "actor"), self.of
        super().__post_init__()
        hears(*self.verbs, name=f"conduct.{self.name}", from_now=True)(self._hear)

    def _hear(self, facts: Sequence[Fact]) -> None:
        from xiaodui.conduct.acts.look import look  # Models aren't ready while rooms declare.

        look(self, facts)

    @property
    def when(self) -> tuple[str, str]:
        return AFTERWARDS


@dataclass(frozen=True, kw_only=True)
class Reported(Detector):
    """What no figure shows: a colleague who sees it says so, and picks facts as evidence. `may` says who."""

    may: Callable[[Any], bool] = lambda by: True

    @property
    def when(self) -> tuple[str, str]:
        return WHEN_SAID


D = TypeVar("D", bound=Detector)


def all_detectors(kind: type[D]) -> list[D]:
    return [one for name in sorted(_detectors) if isinstance(one := _detectors[name], kind)]


def detector_named(name: str) -> Detector | None:
    """None for one of a room that is no longer installed."""
    return _detectors.get(name)


def label_of(name: str) -> str:
    found = _detectors.get(name)
    return found.label if found else name
