"""Notes that mention a person, as he may read them: the words always, the record only where he sees it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xiaodui.customers.models import Mention
from xiaodui.journal.keys import id_of, kind_of
from xiaodui.journal.kinds import kind_named


@dataclass(frozen=True)
class Read:
    """One mention: `name` and `url` of the record that the note stands on are empty where he may not see it."""

    mention: Mention
    name: str = ""
    url: str = ""

    @property
    def unseen(self) -> bool:
        return self.mention.seen_at is None


def read(mentions: Sequence[Mention], person: Any) -> list[Read]:
    """Two queries for each kind of record that the notes stand on."""
    ids: dict[str, set[int]] = defaultdict(set)
    for one in mentions:
        ids[kind_of(one.note.about)].add(id_of(one.note.about))
    names: dict[str, tuple[str, str]] = {}
    for noun, keys in ids.items():
        kind = kind_named(noun)
        seen = kind.seen(person, keys)
        for pk, name in (kind.names(seen) if seen else {}).items():
            names[f"{noun}:{pk}"] = (name, kind.url(pk) or "")
    return [Read(one, *names.get(one.note.about, ("", ""))) for one in mentions]


def newest(person: Any, most: int) -> list[Mention]:
    """Unseen ones first, the newest first within. Two queries at most."""
    rows = Mention.objects.visible_to(person).select_related("note__author").order_by("-pk")
    unseen = list(rows.filter(seen_at=None)[:most])
    if len(unseen) < most:
        unseen += list(rows.exclude(seen_at=None)[: most - len(unseen)])
    return unseen
