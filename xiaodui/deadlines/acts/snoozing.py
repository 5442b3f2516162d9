"""Putting a promise off, as often as its clause allows."""

from typing import Annotated, Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from xiaodui.core import clock
from xiaodui.core.acts import Choices, Label, Takes, act
from xiaodui.core.refusal import Refusal
from xiaodui.core.spoken import span
from xiaodui.deadlines.acts.ending import fresh
from xiaodui.deadlines.acts.resting import relay
from xiaodui.deadlines.acts.telling import say
from xiaodui.deadlines.clocks import Clocks
from xiaodui.deadlines.models import Deadline
from xiaodui.deadlines.rights import has_it
from xiaodui.deadlines.verbs import DEADLINE_SNOOZED

OFFERED = (15, 30, 60, 120, 240, 480)


def _offered(by: Any) -> list[tuple[int, str]]:
    return [(minutes, span(minutes * 60)) for minutes in OFFERED]


class Snoozes(Takes):
    minutes: Annotated[int, Field(ge=5, le=2400), Choices(_offered), Label(_("推迟多久（上班时间）"))] = 60


@act("deadlines.snooze", on=Deadline, who=has_it, takes=Snoozes, label=_("推迟"))
def snooze(deadline: Deadline, *, by: Any, minutes: int) -> Deadline:
    """推迟. By who has it in hand, before it is due, as often as its clause allows."""
    one = fresh(deadline)
    if one.snoozed >= one.snoozes:
        raise Refusal("deadline.snoozes", _snoozes_sentence(one.snoozes))
    if one.missed_at or one.due_at <= clock.now():
        raise Refusal("deadline.due", _("已经到期了，不能再推迟。先办，或者请组长免掉。"))
    calendar = Clocks([one.promiser_id]).of(one.promiser_id, one.of)
    promised = None if one.minutes is None else one.minutes + minutes
    if not relay(one, calendar.due_at(one.due_at, minutes), promised, calendar, snoozed=F("snoozed") + 1):
        raise Refusal("stale", _("它刚刚变了，刷新后再看。"))
    say(DEADLINE_SNOOZED, one, by=by)
    deadline.refresh_from_db()
    return deadline


def _snoozes_sentence(times: int) -> Any:
    if not times:
        return _("这件事不能推迟。办不完就早点告诉组长。")
    return _("最多推迟 %(n)s 次，已经用完了。办不完就早点告诉组长。") % {"n": times}
