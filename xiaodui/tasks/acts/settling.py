"""The ends of a promise: settled by who owes it, or let go by who was to get it."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.journal import record
from xiaodui.people.calendars import calendar_of
from xiaodui.tasks import clocks
from xiaodui.tasks.acts.inputs import DisputePromise, ReleasePromise, SettlePromise
from xiaodui.tasks.acts.rights import may_release, owes, receives
from xiaodui.tasks.acts.telling import promised
from xiaodui.tasks.models import Promise
from xiaodui.tasks.verbs import PROMISE_DISPUTED, PROMISE_RELEASED, PROMISE_SETTLED

SECOND_CHANCE = 16 * 60
"""Working minutes to settle what its receiver says isn't settled: two days."""


@act("promises.settle", on=Promise, who=owes, takes=SettlePromise, label=_("兑现了"))
def settle(promise: Promise, *, by: Any, how: str) -> Promise:
    """兑现. Says how, so that the other side can tell."""
    rows = Promise.objects.open().filter(pk=promise.pk)
    if not rows.update(settled_at=clock.now(), how=how, version=F("version") + 1):
        _refuse_ended(promise)
    promise.refresh_from_db()
    record(PROMISE_SETTLED, promise, by=by, **promised(promise), personal={"how": how})
    clocks.settle_promise(promise, by)
    return promise


@act("promises.dispute", on=Promise, who=receives, takes=DisputePromise, label=_("还没兑现"))
def dispute(promise: Promise, *, by: Any, reason: str) -> Promise:
    """还没兑现. Once: it opens again, with two working days to settle; a second settling holds."""
    rows = Promise.objects.exclude(settled_at=None).filter(pk=promise.pk, disputed_at=None)
    now = clock.now()
    due_at = max(promise.due_at, calendar_of(promise.person_id).due_at(now, SECOND_CHANCE))
    changes = {"settled_at": None, "how": "", "disputed_at": now, "why_disputed": reason, "due_at": due_at}
    if not rows.update(**changes, due_on=clock.day_of(due_at), version=F("version") + 1):
        _refuse_dispute(promise)
    promise.refresh_from_db()
    clocks.dispute_promise(promise, by)
    record(PROMISE_DISPUTED, promise, by=by, **promised(promise), personal={"reason": reason})
    return promise


@act("promises.release", on=Promise, who=may_release, takes=ReleasePromise, label=_("不用兑现了"))
def release(promise: Promise, *, by: Any, reason: str) -> Promise:
    """免去. By who was to get it, never by who owes it."""
    rows = Promise.objects.open().filter(pk=promise.pk)
    if not rows.update(released_at=clock.now(), why_released=reason, version=F("version") + 1):
        _refuse_ended(promise)
    promise.refresh_from_db()
    record(PROMISE_RELEASED, promise, by=by, **promised(promise), personal={"reason": reason})
    clocks.stop_promise(promise)
    return promise


def _refuse_ended(promise: Promise) -> None:
    there = Promise.objects.get(pk=promise.pk)
    if there.released_at:
        raise Refusal("promise.released", _("这个承诺已经免去了。"))
    raise Refusal("promise.settled", _("这个承诺已经兑现了，没有重复记。"))


def _refuse_dispute(promise: Promise) -> None:
    there = Promise.objects.get(pk=promise.pk)
    if there.is_open:
        raise Refusal("promise.open", _("它还没有记成兑现，直接催 %(name)s 就好。") % {"name": there.person.name})
    if there.released_at:
        raise Refusal("promise.released", _("这个承诺已经免去了。"))
    raise Refusal(
        "promise.disputed",
        _("「还没兑现」只能说一次。再有不同意见，找 %(name)s 的组长当面说。") % {"name": there.person.name},
    )
