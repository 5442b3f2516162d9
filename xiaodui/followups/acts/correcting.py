"""Putting right what was logged: shortly after, by a fact of its own; taken back with a reason."""

from datetime import timedelta
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.customers.guarding import guard
from xiaodui.followups.acts.inputs import ConcludeFollowUp, CorrectFollowUp, WithdrawFollowUp
from xiaodui.followups.acts.judging import judge, settle
from xiaodui.followups.acts.logging import same_day
from xiaodui.followups.acts.rights import check_contact, logged_it
from xiaodui.followups.acts.telling import judged, place
from xiaodui.followups.models import FollowUp
from xiaodui.followups.verbs import FOLLOWUP_CORRECTED, FOLLOWUP_WITHDRAWN
from xiaodui.journal import record
from xiaodui.people.models import Person

HOURS = 24
"""So long after logging it may be put right, so that nobody makes a call of last month genuine today."""


def within_hours(row: FollowUp) -> bool:
    return clock.now() - row.logged_at <= timedelta(hours=HOURS)


@act("followups.correct", on=FollowUp, who=logged_it, takes=CorrectFollowUp, label=_("改正"))
def correct(row: FollowUp, *, by: Any, version: int, **given: Any) -> FollowUp:
    """改正. Judged anew, by the clause of now and beside the same earlier texts; a fact says what it was and what it is."""
    if not within_hours(row):
        raise Refusal(
            "followup.too-late",
            _("记下超过 %(hours)s 小时，不能再改。记错的可以撤回，补充的写成备注。") % {"hours": HOURS},
        )
    check_contact(given["contact"], row.customer)
    guard(row.customer, by, "contact", row.person)
    return _changed(row, by, version, given)


@act("followups.conclude", on=FollowUp, who=logged_it, takes=ConcludeFollowUp, label=_("记结果"))
def conclude(row: FollowUp, *, by: Any, outcome: str) -> FollowUp:
    """记结果, also later: what came of it is often known only then. It can lose its effect by that, never gain it."""
    return _changed(row, by, row.version, {"outcome": outcome})


def _changed(row: FollowUp, by: Any, version: int, given: dict[str, Any]) -> FollowUp:
    refuse_withdrawn(row)
    before = {"channel": row.channel, "genuine": row.genuine, "why": row.why}
    changed = sorted(name for name, value in given.items() if getattr(row, name) != value)
    if not changed:
        return row
    list(Person.objects.select_for_update(no_key=True).filter(pk=row.person_id).values_list("pk"))  # as in `create`
    for name in changed:
        setattr(row, name, given[name])
    settle(row, judge(row))
    if changed == ["outcome"] and row.genuine and not before["genuine"]:
        raise Refusal("followup.only-outcome", _("只改结果不能让它变成有效。记错的在 24 小时内改正，或者重新记一条。"))
    _write(row, version)
    record(
        FOLLOWUP_CORRECTED, row, by=by, **place(row), **judged(row), was=before, fields=changed,
        personal={"text": row.text} if "text" in changed and row.text else None,
    )  # fmt: skip
    return row


def _write(row: FollowUp, version: int) -> None:
    """Claims the row with the version that was seen."""
    names = ("channel", "contact", "seconds", "answered", "confirmed", "location", "outcome", "text", "mark", "genuine",
             "why", "copied_from_at", "cite")  # fmt: skip
    values = {name: getattr(row, name) for name in names}
    rows = FollowUp.objects.standing().filter(pk=row.pk, version=version)
    if not rows.update(**values, version=F("version") + 1):
        refuse_withdrawn(FollowUp.objects.get(pk=row.pk))
        raise Refusal("stale", _("刚才有人改过这一条。看一眼新的内容，再改一次；你填的还在。"))
    row.version = version + 1


@act("followups.withdraw", on=FollowUp, who=logged_it, takes=WithdrawFollowUp, label=_("撤回"))
def withdraw(row: FollowUp, *, by: Any, reason: str) -> FollowUp:
    """撤回. It stays on the timeline, struck; what it counted and extended is taken back by this fact."""
    rows = FollowUp.objects.standing().filter(pk=row.pk)
    if not rows.update(withdrawn_at=clock.now(), why_withdrawn=reason, version=F("version") + 1):
        refuse_withdrawn(FollowUp.objects.get(pk=row.pk))
    passed = _pass_on_the_day(row) if row.first_of_day else False
    row.refresh_from_db()
    record(
        FOLLOWUP_WITHDRAWN, row, by=by, **place(row), **judged(row), happened_at=row.happened_at,
        first_of_day=row.first_of_day and not passed, personal={"reason": reason},
    )  # fmt: skip
    return row


def _pass_on_the_day(row: FollowUp) -> bool:
    """Another contact of that day with the same customer, if there is one, is now its first."""
    other = same_day(row).order_by("happened_at", "pk").values_list("pk", flat=True).first()
    return bool(other and FollowUp.objects.filter(pk=other).update(first_of_day=True))


def refuse_withdrawn(row: FollowUp) -> None:
    if not row.stands:
        raise Refusal("followup.withdrawn", _("这一条已经撤回，不再算数。要补，重新记一条。"))
