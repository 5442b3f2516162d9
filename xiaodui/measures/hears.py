"""Tallying: in the fact's own transaction, so that a figure never disagrees with what happened."""

from collections.abc import Iterator, Sequence
from typing import Any

from xiaodui.core import clock
from xiaodui.core.prepared import Insert
from xiaodui.journal.hearing import together
from xiaodui.journal.models import Fact
from xiaodui.measures.measure import sums_of
from xiaodui.measures.models import Tally

CHUNK = 500
COLUMNS = ("measure", "person_id", "team_id", "product_id", "day", "value", "unit", "fact_id", "subject", "source")

ONE = Insert(Tally)


@together()
def tally(facts: Sequence[Fact]) -> None:
    made = [one for fact in facts for one in tallies_of(fact)]
    if len(made) == 1:
        ONE.row(made[0])
    else:
        Tally.objects.bulk_create(made, batch_size=CHUNK)


def tallies_of(fact: Fact) -> Iterator[Tally]:
    """What this fact adds, from the fact alone: the replay check writes these again with the rooms' tables empty."""
    return (Tally(**dict(zip(COLUMNS, row, strict=True))) for row in rows_of(fact))


def rows_of(fact: Fact) -> Iterator[tuple[Any, ...]]:
    """The same as plain rows in the order of COLUMNS: cheap enough to replay a whole journal."""
    for measure in sums_of(fact.verb):
        for share in measure.yields(fact):
            yield (
                measure.code, share.person, share.team, share.product, clock.day_of(fact.happened_at), share.value,
                measure.unit, fact.pk, fact.subject, share.source,
            )  # fmt: skip
