"""What promises are about, as far as the reader sees."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from xiaodui.deadlines.models import Deadline
from xiaodui.journal.keys import id_of, kind_of
from xiaodui.journal.kinds import kind_named


@dataclass(frozen=True)
class About:
    """A record by name; "a customer" without an address where the reader may not open it."""

    name: str
    url: str = ""
    icon: str = "point"


def with_subjects(deadlines: Iterable[Deadline], person: Any) -> list[Deadline]:
    """The same, each with `about`, the record that it was promised to. One query for each kind of record."""
    rows = list(deadlines)
    by_kind: dict[str, set[int]] = {}
    for one in rows:
        if one.subject.rpartition(":")[2].isdigit():
            by_kind.setdefault(kind_of(one.subject), set()).add(id_of(one.subject))
    seen = {name: _seen(name, ids, person) for name, ids in by_kind.items()}
    for one in rows:
        kind = kind_named(kind_of(one.subject))
        nameless = About(_("某个%(kind)s") % {"kind": kind.label}, icon=kind.icon)
        one.about = seen.get(kind.kind, {}).get(one.subject, nameless)  # type: ignore[attr-defined]
    return rows


def _seen(name: str, ids: set[int], person: Any) -> dict[str, About]:
    kind = kind_named(name)
    return {
        f"{name}:{pk}": About(said, kind.url(pk) or "", kind.icon) for pk, said in kind.names_seen(person, ids).items()
    }
