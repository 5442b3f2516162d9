"""A kind of notice: what people choose to be told of."""

from dataclasses import dataclass
from typing import Any

from xiaodui.core import spoken

_kinds: dict[str, "NoticeKind"] = {}


@dataclass(frozen=True)
class NoticeKind:
    """`name` is `noun.participle` ("deadline.reminded"), `zh` and `en` what settings call it.

    An `urgent` kind goes by e-mail at once instead of in the digest. Settings list kinds by `order`.
    `always`: nobody can mute it, nor the record it is about (what he is accused of must reach him).
    """

    name: str
    zh: str
    en: str
    icon: str = "bell"
    urgent: bool = False
    order: int = 0
    always: bool = False

    def __post_init__(self) -> None:
        assert self.name not in _kinds, f"notice kind {self.name} is declared twice"
        _kinds[self.name] = self

    @property
    def label(self) -> str:
        return self.zh if spoken.in_chinese() else self.en


def all_kinds() -> list[NoticeKind]:
    return sorted(_kinds.values(), key=lambda kind: (kind.order, kind.name))


def kind_named(name: str) -> NoticeKind:
    """The kind, or a plain stand-in for notices of a room that is no longer installed."""
    found = _kinds.get(name)
    if found is None:
        found = object.__new__(NoticeKind)
        plain: dict[str, Any] = {
            "name": name,
            "zh": name,
            "en": name,
            "icon": "bell",
            "urgent": False,
            "order": 0,
            "always": False,
        }
        for key, value in plain.items():
            object.__setattr__(found, key, value)
    return found
