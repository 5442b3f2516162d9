"""Genuine follow-ups move the end of a protection; what is corrected or withdrawn takes it back."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from xiaodui.followups.verbs import FOLLOWED_UP, FOLLOWUP_CORRECTED, FOLLOWUP_WITHDRAWN
from xiaodui.journal import Fact, together
from xiaodui.journal.keys import id_of
from xiaodui.pool import reckoning
from xiaodui.pool.acts import protecting
from xiaodui.pool.rules.protection import FOLLOWED, Step


@together(FOLLOWED_UP, FOLLOWUP_CORRECTED)
def count_genuine(facts: Sequence[Fact]) -> None:
    """By the instant at which it happened: an import's past moves nothing."""
    counted: dict[int, list[Callable[[Any], Step]]] = defaultdict(list)
    for fact in facts:
        if fact.within and fact.detail.get("genuine"):
            counted[id_of(fact.within)].append(partial(_followed, at=fact.happened_at, key=fact.subject))
    if counted:
        protecting.add(counted)


def _followed(owner: Any, *, at: Any, key: str) -> Step:
    return reckoning.followed(at, owner, key)


@together(FOLLOWUP_CORRECTED, FOLLOWUP_WITHDRAWN)
def take_back(facts: Sequence[Fact]) -> None:
    gone: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for fact in facts:
        if fact.within and (fact.verb == FOLLOWUP_WITHDRAWN.name or not fact.detail.get("genuine")):
            gone[id_of(fact.within)].append((FOLLOWED, fact.subject))
    if gone:
        protecting.take_back(gone)
