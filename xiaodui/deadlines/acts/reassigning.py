"""The last rung: what was promised and not done becomes somebody else's promise, with a fresh clock."""

from collections.abc import Collection
from typing import Any

from xiaodui.core import clock
from xiaodui.deadlines.acts.opening import open_deadline
from xiaodui.deadlines.acts.telling import ESCALATED, MOVED, give, say
from xiaodui.deadlines.clocks import Clocks
from xiaodui.deadlines.ladder import Ladder
from xiaodui.deadlines.models import Deadline
from xiaodui.deadlines.rules import Taking, promised_minutes
from xiaodui.deadlines.verbs import DEADLINE_ESCALATED, DEADLINE_REASSIGNED


def reassign(row: Deadline, step: Taking, ladder: Ladder, aside: Collection[int]) -> None:
    """Whom the kind names gets a promise of his own, as long as the first; the missed one ends. Else the leader is told,
    or the next one above who isn't `aside`."""
    to = row.of.reassign(row) if row.of.reassign else None
    if to is None or to.pk in {row.person_id, row.promiser_id}:
        if leaders := ladder.leaders(row.person, aside):
            keys = [f"person:{pk}" for pk in leaders]
            fact = say(DEADLINE_ESCALATED, row, told=leaders, late=step.late, step=step.name, to=keys)
            give([(ESCALATED, fact, leaders)])
        return
    # The kind's own code may have ended it: then nothing is left to pass.
    if Deadline.objects.open().filter(pk=row.pk).update(ended_at=clock.now(), end="passed", next_at=None):
        after = _again(row, to)
        fact = say(DEADLINE_REASSIGNED, row, told=[to.pk], late=step.late, step=step.name, to=to, after=after.pk)
        give([(MOVED, fact, [to.pk])])


def _again(row: Deadline, to: Any) -> Deadline:
    minutes = row.minutes
    if minutes is None:
        calendar = Clocks([row.promiser_id]).of(row.promiser_id, row.of)
        minutes = max(1, round(promised_minutes(row.start, row.due_at, calendar)))
    return open_deadline(
        row.of, row.subject, to, minutes=minutes, steps=[planned.step for planned in row.steps], clause=row.clause,
        snoozes=row.snoozes, within=row.within or None, by=row.asked_by,
    )  # fmt: skip
