"""Tallying: in the fact's own transaction, so that a figure never disagrees with what happened."""

from collections.abc import Iterator, Sequence
from typing import Any

from xiaodui.core import clock
from xiaodui.core.prepared_rows import Insert
from xiaodui.journal.hearing import together
from xiaodui.journal.models import Fact
from xiaodui.measures.measure import sums_of
from xiaodui.measures.models import Tally

COLUMNS = ("measure", "person_id", "team_id", "product_id", "day", "value", "unit", "fact_id", "subject", "source")

TALLIES = Insert(Tally)
assert tuple(field.attname for field in TALLIES.fields) == COLUMNS, "rows are put in as they are"


@together()
def tally(facts: Sequence[Fact]) -> None:
    if made := [row for fact in facts for row in rows_of(fact)]:
        TALLIES.plain(made)


def rows_of(fact: Fact) -> Iterator[tuple[Any, ...]]:
    """What this fact adds, in the order of COLUMNS, from the fact alone: the replay check writes these again with the
    rooms' tables empty."""
    day = clock.day_of(fact.happened_at)
    for measure in sums_of(fact.verb):
        for share in measure.yields(fact):
            yield (
                measure.code, share.person, share.team, share.product, share.on or day, share.value,
                measure.unit, fact.pk, fact.subject, share.source,
            )  # fmt: skip
