"""A promise that wasn't his to keep: nothing of it counts any more, also where it is over."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from xiaodui.core import clock
from xiaodui.deadlines.acts.ending import taken_back
from xiaodui.deadlines.acts.telling import say
from xiaodui.deadlines.kinds import DeadlineKind
from xiaodui.deadlines.models import Deadline
from xiaodui.deadlines.verbs import DEADLINE_DONE_LATE, DEADLINE_EXCUSED
from xiaodui.journal import Fact, key_of


def excusable(kind: DeadlineKind, subject: Any) -> Any:
    """Those of this kind about `subject` that are open, or counted as missed; what was met or waived counts against nobody."""
    found = Deadline.objects.of(kind, [key_of(subject)]).exclude(end__in=["met", "waived"])
    return found.filter(Q(ended_at=None) | Q(missed_at__isnull=False)).select_related("person").order_by("pk")


def excuse(kind: DeadlineKind, subject: Any, *, by: Any, reason: str) -> int:
    """They end as waived; a counted miss, and that it was done late, are taken back on the days on which they counted. How
    many. In the caller's transaction."""
    assert transaction.get_connection().in_atomic_block, "it belongs to the act that decides so"
    return sum(_excuse(one, by, reason) for one in excusable(kind, subject))


def _excuse(one: Deadline, by: Any, reason: str) -> bool:
    """As we read it; where it was counted or ended meanwhile, as it is now."""
    same = Deadline.objects.filter(pk=one.pk, end=one.end, missed_at=one.missed_at)
    if not same.update(end="waived", ended_at=one.ended_at or clock.now(), next_at=None, reason=reason):
        again = excusable(one.of, one.subject).filter(pk=one.pk).first()
        return again is not None and _excuse(again, by, reason)
    say(DEADLINE_EXCUSED, one, by=by, reason=reason, missed_at=one.missed_at, **taken_back(one), **_late(one))
    return True


def _late(one: Deadline) -> dict[str, Any]:
    """What a fact says to take back that it was done late: whose that was, and when."""
    done = Fact.objects.said(DEADLINE_DONE_LATE).filter(subject=key_of(one)).order_by("-pk").first()
    if one.end != "late" or done is None:
        return {}
    return {"late": {"owner": done.detail["owner"], "team": done.team}, "late_at": done.happened_at}
