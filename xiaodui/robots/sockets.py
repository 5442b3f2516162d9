"""What may be announced outside: rooms plug the verbs, each with the sentence that a stranger's chat may read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

from django.utils.translation import get_language

from xiaodui.core.sockets import Socket
from xiaodui.journal.models import Fact
from xiaodui.journal.verb import Verb

RECORDS = frozenset({"subject", "within"})


def _as_it_is(fact: Fact) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True)
class Announcement:
    """A kind of fact that a robot may tell: `label_*` is its name in the settings, `zh` and `en` its sentence.

    A sentence may use {by}, {team}, and what the fact's detail says: {owner}, {person}, {amount}, {due} … It leaves the
    house, so it never names the record itself ({subject}, {within}) unless `names=True`, which is for published things
    only; other records are said by their kind, and personal values never.
    `concerns(fact)` gives the ids of the teams whose robots tell it; by default the fact's team and those above it.
    `fills(fact)` gives plain words for names that the detail doesn't hold, or holds as a code, in the active language.
    `usual`: a new robot tells it unless told otherwise; what shames somebody isn't.
    """

    verb: Verb
    label_zh: str
    label_en: str
    zh: str
    en: str
    concerns: Callable[[Fact], set[int]] | None = None
    names: bool = False
    fills: Callable[[Fact], Mapping[str, str]] = _as_it_is
    usual: bool = True
    order: int = 0

    def __post_init__(self) -> None:
        for sentence in (self.zh, self.en):
            used = {name for _literal, name, _spec, _conv in Formatter().parse(sentence) if name}
            assert self.names or not used & RECORDS, f"{self.verb.name} may not name its record outside the house"

    @property
    def label(self) -> str:
        return self.zh_or_en(self.label_zh, self.label_en)

    @property
    def sentence(self) -> str:
        return self.zh_or_en(self.zh, self.en)

    @staticmethod
    def zh_or_en(zh: str, en: str) -> str:
        return en if (get_language() or "zh").startswith("en") else zh


ANNOUNCED: Socket[Announcement] = Socket("robots.announced", Announcement)


def announced() -> dict[str, Announcement]:
    """What may be announced, by the verb's name, in the order of the settings."""
    return {one.verb.name: one for one in ANNOUNCED}


def kinds(by: Any = None) -> list[tuple[str, str]]:
    """(verb, label) pairs, as the settings offer them."""
    return [(name, one.label) for name, one in announced().items()]
