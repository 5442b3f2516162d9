"""What tasks and promises are about, as somebody may read it: a name and a link where he may open the record."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.refusal import Invalid
from xiaodui.journal.keys import id_of, kind_of
from xiaodui.journal.kinds import Kind, kind_named

MOST_DIGITS = 18
"""An id beyond is none of ours; the databases' integers end there."""


@dataclass(frozen=True)
class About:
    key: str
    name: str
    url: str
    icon: str
    label: Any


def _kind(key: str) -> Kind | None:
    """The kind of the record that this key names, where it is one that people open."""
    noun, colon, number = key.partition(":")
    if not colon or not (number.isascii() and number.isdigit()) or len(number) > MOST_DIGITS:
        return None
    kind = kind_named(noun)
    return kind if kind.is_opened else None


def abouts(keys: Iterable[str], person: Any) -> dict[str, About]:
    """Those of these records that he may open, by key. One query for each kind of record named, two at most."""
    ids: dict[str, set[int]] = defaultdict(set)
    for key in keys:
        if _kind(key):
            ids[kind_of(key)].add(id_of(key))
    found: dict[str, About] = {}
    for noun, wanted in ids.items():
        kind = kind_named(noun)
        for pk, name in kind.names_seen(person, wanted).items():
            found[f"{noun}:{pk}"] = About(f"{noun}:{pk}", name, kind.url(pk) or "", kind.icon, kind.label)
    return found


def about_of(row: Any, person: Any) -> About | None:
    return abouts([row.about], person).get(row.about) if row.about else None


def checked(key: str, by: Any) -> str:
    """The key, when `by` may open that record; what one can't see can't be named. `by=None` is trusted."""
    if key and by is not None and key not in abouts([key], by):
        raise Invalid({"about": [_("没有找到，或者你看不到它。请重新选一个。")]})
    return key


def within_of(key: str, *people: Any) -> str:
    """The record that a fact may stand within: only when each of these people may open it.

    A fact is poked to its owner with the keys that it carries; who doesn't see the customer shall not get its id.
    """
    return key if key and all(person is None or key in abouts([key], person) for person in people) else ""
