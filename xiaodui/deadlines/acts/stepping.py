"""One tick of the clock: every step that is due is taken, once, in order, never early."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import structlog
from django.db import transaction

from xiaodui.core import clock
from xiaodui.deadlines.acts.claiming import Claim, claim
from xiaodui.deadlines.acts.reassigning import reassign
from xiaodui.deadlines.acts.telling import ESCALATED, MISSED, REMINDED, Given, asked_before, give, say
from xiaodui.deadlines.ladder import Ladder
from xiaodui.deadlines.models import Deadline
from xiaodui.deadlines.rules import Taking, takings
from xiaodui.deadlines.verbs import DEADLINE_ESCALATED, DEADLINE_MISSED, DEADLINE_REMINDED
from xiaodui.journal import gather
from xiaodui.journal.verb import Verb
from xiaodui.notices.kinds import NoticeKind

log = structlog.get_logger("deadlines")
CLIMBS = {"deputy", "leader", "reassign"}
BATCH = 50
"""Promises a transaction: SQLite's writer is held for less than 50 ms."""


@dataclass
class Batch:
    """What one transaction has to say: notices come when its facts have their ids, changes of hands after them.
    `asked`: by promise, whom its steps have asked to look after it."""

    ladder: Ladder
    asked: dict[int, set[int]] = field(default_factory=dict)
    given: list[Given] = field(default_factory=list)
    reassign: list[tuple[Deadline, Taking]] = field(default_factory=list)


def tick(*, most: int | None = None, ailing: set[int] | None = None) -> int:
    """Take every step that is due now and say how many promises moved. One query when nothing is due.

    Any number of processes may tick at once. A promise whose step fails (a kind's own code did) holds nobody else up:
    it is put among the `ailing`, which are left out.
    """
    moved, ladder = 0, Ladder()
    ailing = set() if ailing is None else ailing
    while most is None or moved < most:
        due = Deadline.objects.stepping(clock.now()).exclude(pk__in=ailing).select_related("person")
        if rows := list(due[:BATCH]):
            moved += _take_all(rows, ladder, ailing)
        if len(rows) < BATCH:
            break
    return moved


def _take_all(rows: Sequence[Deadline], ladder: Ladder, ailing: set[int]) -> int:
    """All in one transaction; where that fails, each in its own, so that one that fails is found."""
    try:
        with transaction.atomic():
            return _take_batch(rows, Batch(ladder))
    except Exception as error:  # a kind's own code, whatever it does, must not stop the clock for others
        if len(rows) == 1:
            ailing.add(rows[0].pk)
            log.error("deadline.step_failed", deadline=rows[0].pk, kind=rows[0].kind, error=type(error).__name__)
            return 0
    return sum(_take_all([row], ladder, ailing) for row in rows)


def _take_batch(rows: Sequence[Deadline], batch: Batch) -> int:
    """Take the steps of these promises as they were read; how many still were so."""
    now = clock.now()
    due = {row.pk: takings(row.steps, row.next_step, now) for row in rows}
    moved = claim([_claim(row, *due[row.pk]) for row in rows])
    if climbing := [row for row in rows if any(one.name in CLIMBS for one in due[row.pk][0])]:
        batch.asked = asked_before(climbing)
    with gather():
        for row in rows:
            for one in due[row.pk][0] if row.pk in moved else ():
                _take(row, one, batch)
    give(batch.given)
    for row, one in batch.reassign:
        reassign(row, one, batch.ladder, _aside(row, batch))
    return len(moved)


def _claim(row: Deadline, taken: Sequence[Taking], upto: int) -> Claim:
    steps = row.steps
    return Claim(row, upto, steps[upto].at if upto < len(steps) else None, any(one.name == "due" for one in taken))


def _take(row: Deadline, one: Taking, batch: Batch) -> None:
    if one.name == "due":
        if row.missed_at is None:
            _say(DEADLINE_MISSED, MISSED, row, [row.person_id], one, batch, at=one.at)
    elif one.name == "deputy":
        _escalate(row, batch.ladder.deputies(row.person, _aside(row, batch)), one, batch)
    elif one.name == "leader":
        _escalate(row, batch.ladder.leaders(row.person, _aside(row, batch)), one, batch)
    elif one.name == "reassign":
        batch.reassign.append((row, one))
    else:
        _say(DEADLINE_REMINDED, REMINDED, row, [row.person_id], one, batch)


def _aside(row: Deadline, batch: Batch) -> set[int]:
    """Nobody looks after what he is late with himself, whoever has it in hand; and each is asked once."""
    return {row.person_id, row.promiser_id} | batch.asked[row.pk]


def _escalate(row: Deadline, to: list[int], one: Taking, batch: Batch) -> None:
    """Where nobody stands on this rung the step passes without a word; the next rung follows."""
    if to:
        batch.asked[row.pk] |= set(to)
        _say(DEADLINE_ESCALATED, ESCALATED, row, to, one, batch, to=[f"person:{pk}" for pk in to])


def _say(
    verb: Verb, kind: NoticeKind, row: Deadline, whom: list[int], one: Taking, batch: Batch, **detail: Any
) -> None:  # fmt: skip
    batch.given.append((kind, say(verb, row, told=whom, late=one.late, step=one.name, **detail), whom))
