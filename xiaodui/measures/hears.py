"""Tallying: in the fact's own transaction, so that a figure never disagrees with what happened."""

from collections.abc import Iterator, Sequence

from xiaodui.core import clock
from xiaodui.journal.hearing import together
from xiaodui.journal.models import Fact
from xiaodui.measures.measure import sums_of
from xiaodui.measures.models import Tally

CHUNK = 500


@together()
def tally(facts: Sequence[Fact]) -> None:
    Tally.objects.bulk_create([one for fact in facts for one in tallies_of(fact)], batch_size=CHUNK)


def tallies_of(fact: Fact) -> Iterator[Tally]:
    """What this fact adds, from the fact alone: the replay check writes these again with the rooms' tables empty."""
    for measure in sums_of(fact.verb):
        for share in measure.yields(fact):
            yield Tally(
                measure=measure.code, person_id=share.person, team_id=share.team, product_id=share.product,
                day=clock.day_of(fact.happened_at), value=share.value, unit=measure.unit,
                fact_id=fact.pk, subject=fact.subject, source=share.source,
            )  # fmt: skip
