"""A verb: what can have happened, with its sentence in zh and en."""

from dataclasses import dataclass

_verbs: dict[str, "Verb"] = {}


@dataclass(frozen=True)
class Verb:
    """`name` is `noun.participle` ("deal.won"). Sentences fill {by}, {subject}, {within} and the fact's detail.

    `icon` and `tone` (guard, kept, due, late, win, "") are how a timeline marks it; `seal` is the one character
    that it earns, if any.
    """

    name: str
    zh: str
    en: str
    icon: str = "point"
    tone: str = ""
    seal: str = ""

    def __post_init__(self) -> None:
        assert self.name not in _verbs, f"{self.name} is declared twice"
        _verbs[self.name] = self


def all_verbs() -> list[Verb]:
    return [_verbs[name] for name in sorted(_verbs)]


def verb_named(name: str) -> Verb:
    """The verb, or a plain stand-in for facts of a room that is no longer installed."""
    found = _verbs.get(name)
    if found is None:
        found = object.__new__(Verb)
        for key, value in {"name": name, "zh": "{by} " + name + " {subject}", "en": "{by} " + name + " {subject}",
                           "icon": "point", "tone": "", "seal": ""}.items():  # fmt: skip
            object.__setattr__(found, key, value)
    return found
