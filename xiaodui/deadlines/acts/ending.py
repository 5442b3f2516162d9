"""How a promise ends: met, done late, waived, or without an object."""

from datetime import datetime
from typing import Annotated, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from xiaodui.core import clock
from xiaodui.core.acts import Label, Takes, Widget, act
from xiaodui.core.refusal import Refusal
from xiaodui.deadlines.acts.telling import WAIVED, give, say
from xiaodui.deadlines.kinds import DeadlineKind
from xiaodui.deadlines.models import Deadline
from xiaodui.deadlines.rights import leads
from xiaodui.deadlines.rules import endings
from xiaodui.deadlines.verbs import (
    DEADLINE_DONE_LATE,
    DEADLINE_MET,
    DEADLINE_MISSED,
    DEADLINE_UNDONE,
    DEADLINE_WAIVED,
)
from xiaodui.journal import Fact, key_of
from xiaodui.people.models import Person

Reason = Annotated[str, StringConstraints(min_length=2, max_length=300), Label(_("为什么")), Widget("textarea")]


def fresh(deadline: Deadline) -> Deadline:
    """The open promise as it stands now; a Refusal when it is over."""
    found = Deadline.objects.open().select_related("person", "promiser").filter(pk=deadline.pk).first()
    if found is None:
        raise Refusal("deadline.over", _("这件事已经了结了，刷新后再看。"))
    return found


def _of(kind: DeadlineKind, subject: Any, person: Person | None) -> Any:
    found = Deadline.objects.open().of(kind, [key_of(subject)])
    return found if person is None else found.filter(promiser=person)


def _end(deadline: Deadline, end: str, at: datetime, **fields: Any) -> bool:
    """End it as we read it. False when it ended meanwhile, or when the minder counted its miss."""
    same = Deadline.objects.open().filter(pk=deadline.pk, missed_at=deadline.missed_at)
    return bool(same.update(ended_at=at, end=end, next_at=None, **fields))


def meet(
    kind: DeadlineKind, subject: Any, *, person: Person | None = None, at: datetime | None = None, by: Any = None
) -> int:
    """The thing was done at `at` (now): ends the open promises of this kind about `subject`, of `person` alone when he
    is given; how many. At or before the due instant it is met, after it the miss counts first and it is done late,
    whether or not the minder has come by. In the caller's transaction."""
    assert transaction.get_connection().in_atomic_block, "the end of a promise belongs to the act that keeps it"
    found = _of(kind, subject, person).select_related("person").order_by("pk")
    return sum(_meet(one, at or clock.now(), by) for one in found)


def _meet(deadline: Deadline, at: datetime, by: Any) -> bool:
    words = endings(deadline.due_at, deadline.missed_at is not None, at)
    missed = counted(deadline) if "missed" in words else {}
    if not _end(deadline, "late" if "late" in words else "met", at, **missed):
        again = Deadline.objects.open().select_related("person").filter(pk=deadline.pk).first()
        return again is not None and _meet(again, at, by)
    for word in words:
        if word == "missed":
            say(DEADLINE_MISSED, deadline, at=deadline.due_at, late=False)
        elif word == "late":
            say(DEADLINE_DONE_LATE, deadline, by=by, at=at)
        else:
            say(DEADLINE_MET, deadline, by=by, at=at, **taken_back(deadline))
    return True


def counted(deadline: Deadline) -> dict[str, Any]:
    """The columns that say for whom a miss was counted."""
    person = deadline.person
    return {"missed_at": deadline.due_at, "missed_person_id": person.pk, "missed_team_id": person.team_id}


def count_miss(deadline: Deadline) -> None:
    """Count the miss of one that is over due before it goes into other hands, if the minder hasn't yet."""
    if deadline.missed_at is None and deadline.due_at < clock.now():
        unmissed = Deadline.objects.open().filter(pk=deadline.pk, missed_at=None)
        if unmissed.update(**counted(deadline)):
            say(DEADLINE_MISSED, deadline, at=deadline.due_at, late=False)


def taken_back(deadline: Deadline) -> dict[str, Any]:
    """What a fact says to take a counted miss back: whose it was. Nothing when none was counted."""
    if deadline.missed_at is None:
        return {}
    team = f"team:{deadline.missed_team_id}" if deadline.missed_team_id else ""
    return {"missed": {"owner": f"person:{deadline.missed_person_id}", "team": team}}


def close(kind: DeadlineKind, subject: Any, *, person: Person | None = None) -> int:
    """The promise lost its object: ends without being met or missed, and without a fact; how many. What was counted
    before stays counted."""
    return let_go(_of(kind, subject, person))


def undo(kind: DeadlineKind, subject: Any, *, by: Any = None) -> int:
    """It turned out not to be done: what counted as met is taken back from whom it was counted for, and a new promise
    may be opened in its place; how many. In the caller's transaction."""
    met = Deadline.objects.of(kind, [key_of(subject)]).filter(end="met").select_related("person")
    return sum(_undo(one, by) for one in met)


def _undo(deadline: Deadline, by: Any) -> bool:
    if not Deadline.objects.filter(pk=deadline.pk, end="met").update(end="closed"):
        return False
    met = Fact.objects.filter(verb=DEADLINE_MET.name, subject=key_of(deadline)).order_by("-pk")
    # Within gather() the fact isn't written yet: then it was met a moment ago, by his team now.
    say(DEADLINE_UNDONE, deadline, by=by, team=met.values_list("team", flat=True).first())
    return True


def let_go(deadlines: Any) -> int:
    return int(deadlines.filter(ended_at=None).update(ended_at=clock.now(), end="closed", next_at=None))


class Waives(Takes):
    reason: Reason


@act("deadlines.waive", on=Deadline, who=leads, takes=Waives, label=_("免掉"))
def waive(deadline: Deadline, *, by: Any, reason: str) -> Deadline:
    """免掉. By who leads the one who has it in hand; a miss that was counted is taken back, on this day."""
    one = fresh(deadline)
    while not _end(one, "waived", clock.now(), reason=reason):
        one = fresh(one)  # the minder counted its miss meanwhile
    to = sorted({one.person_id, one.promiser_id})
    give([(WAIVED, say(DEADLINE_WAIVED, one, by=by, told=to, reason=reason, **taken_back(one)), to)])
    deadline.refresh_from_db()
    return deadline
