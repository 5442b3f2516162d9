"""Patterns at work: the facts around each new one, handed to the pattern, and what it saw written down."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from xiaodui.conduct.acts.find import Seen, find_many
from xiaodui.conduct.models import Finding
from xiaodui.conduct.rules import apart, print_of
from xiaodui.governance import rules as rulebook
from xiaodui.journal import Fact

if TYPE_CHECKING:
    from xiaodui.conduct.detectors import Pattern

CHUNK = 300


def look(pattern: "Pattern", facts: Sequence[Fact]) -> None:
    """Safe to run twice with the same facts. Two reads for a chunk of subjects, and what is found."""
    days = int(rulebook.value(pattern.days).value)
    abouts = sorted({getattr(fact, pattern.of) for fact in facts})
    for start in range(0, len(abouts), CHUNK):
        some = set(abouts[start : start + CHUNK])
        _look(pattern, [fact for fact in facts if getattr(fact, pattern.of) in some], some, days)


def _look(pattern: "Pattern", facts: Sequence[Fact], abouts: set[str], days: int) -> None:
    windows = _windows(pattern, facts, abouts, days)
    used = _used(pattern, windows)
    seen = []
    for about, window in windows.items():
        free = [fact for fact in window if fact.pk not in used[about]]
        by_id = {fact.pk: fact for fact in free}
        for match in apart(pattern.find(free, days), used[about]):
            last = max(by_id[pk].happened_at for pk in match.evidence)
            prints = print_of(pattern.name, about, [match.person, *match.evidence])
            seen.append(Seen(match.person, about, match.evidence, last, prints))
    find_many(pattern, seen)


def _windows(pattern: "Pattern", facts: Sequence[Fact], abouts: set[str], days: int) -> dict[str, list[Fact]]:
    first = min(fact.happened_at for fact in facts) - timedelta(days=days)
    last = max(fact.happened_at for fact in facts) + timedelta(days=days)
    rows = Fact.objects.said(*pattern.verbs).filter(
        **{f"{pattern.of}__in": abouts}, happened_at__gte=first, happened_at__lte=last
    )
    windows: dict[str, list[Fact]] = defaultdict(list)
    for fact in rows.order_by("happened_at", "pk"):
        windows[getattr(fact, pattern.of)].append(fact)
    return windows


def _used(pattern: "Pattern", abouts: Iterable[str]) -> dict[str, set[int]]:
    """Facts on which something found by this pattern stands already, withdrawn or not."""
    used: dict[str, set[int]] = defaultdict(set)
    for about, evidence in _findings(pattern, abouts):
        used[about].update(evidence)
    return used


def _findings(pattern: "Pattern", abouts: Iterable[str]) -> Iterator[tuple[str, list[int]]]:
    rows = Finding.objects.filter(detector=pattern.name, about__in=list(abouts))
    yield from rows.values_list("about", "evidence")
