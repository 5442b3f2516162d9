"""Deciding: from when a version binds, and from when it binds no more."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.deadlines import open_deadline
from xiaodui.governance.acts.inputs import Adopts, Ends
from xiaodui.governance.acts.rights import decides, drafted
from xiaodui.governance.book import book
from xiaodui.governance.deadlines import REVIEW
from xiaodui.governance.models import Clause, ClauseVersion
from xiaodui.governance.verbs import CLAUSE_ADOPTED, CLAUSE_ENDED, CLAUSE_WITHDRAWN
from xiaodui.journal import record


def midnight(day: date) -> datetime:
    """00:00 of that day in the company's zone."""
    return datetime(day.year, day.month, day.day, tzinfo=clock.zone()).astimezone(UTC)


@act("clause_versions.adopt", on=ClauseVersion, who=decides, takes=Adopts, label=_("定下"))
def adopt(made: ClauseVersion, *, by: Any, effective_on: date | None) -> ClauseVersion:
    """定下. By the decider; binds from 00:00 of the day, never from the past; today means from now on."""
    now, today = clock.now(), clock.today()
    day = effective_on or today + timedelta(days=1)
    if day < today:
        raise Refusal("clause.past", _("规矩不能管已经过去的事，选今天或以后。"))
    effective = now if day == today else midnight(day)
    _refuse_two(made, now)
    _refuse_override(made, effective)
    last = ClauseVersion.objects.filter(clause=made.clause, team=made.team).aggregate(Max("number"))["number__max"]
    taken = (
        ClauseVersion.objects.drafts()
        .filter(pk=made.pk)
        .update(number=(last or 0) + 1, adopted_by=by, adopted_at=now, effective_at=effective)
    )
    if not taken:
        raise Refusal("clause.settled", _("这份草案已经有了结果，刷新后再看。"))
    made.refresh_from_db()
    if made.team is None:
        Clause.objects.filter(pk=made.clause_id).update(name=made.title_zh)
    record(
        CLAUSE_ADOPTED, made.clause, by=by, within=made, team=made.team, number=made.number, effective_at=effective,
        clause=made.clause.code, values=made.values,
    )  # fmt: skip
    if made.review_on and by is not None:
        open_deadline(REVIEW, made, by, due_at=clock.noon(made.review_on), clause=made.cite)
    return made


def _refuse_two(made: ClauseVersion, now: datetime) -> None:
    """One version to come at a time: two that wait would make it unclear which of them is meant."""
    waiting = ClauseVersion.objects.adopted().filter(clause=made.clause, team=made.team, effective_at__gt=now).first()
    if waiting:
        said = {"number": waiting.number}
        raise Refusal("clause.waiting", _("第 %(number)s 版还没生效，先撤回它，或者等它生效。") % said)


def _refuse_override(made: ClauseVersion, at: datetime) -> None:
    if made.team is None:
        return
    held = book()
    way = held.ways.get(made.team.pk, (made.team.pk,))
    standing = held.in_force(made.clause.code, way[-2] if len(way) > 1 else None, at)
    if standing is not None and not standing.may_override:
        raise Refusal("clause.fixed", _("上级定了这一条下级不能另定，请向上级提修改意见。"), clause=standing.cite)


@act("clause_versions.withdraw", on=ClauseVersion, who=drafted, label=_("撤回"))
def withdraw(made: ClauseVersion, *, by: Any) -> ClauseVersion:
    """撤回. A draft by who wrote it; one that is decided, but doesn't bind yet, by the decider."""
    now = clock.now()
    if made.adopted_at is not None:
        if made.effective_at is None or made.effective_at <= now:
            raise Refusal("clause.binds", _("它已经生效，撤不回来；可以提新的修改，或者停掉它。"))
        if not decides(by, made):
            raise Refusal("clause.decided", _("已经定下的只有定它的人能撤回。"))
    if not ClauseVersion.objects.filter(pk=made.pk, withdrawn_at=None).update(withdrawn_at=now):
        raise Refusal("clause.settled", _("这份草案已经有了结果，刷新后再看。"))
    made.refresh_from_db()
    record(CLAUSE_WITHDRAWN, made.clause, by=by, within=made, team=made.team, number=made.number)
    return made


@act("clause_versions.end", on=ClauseVersion, who=decides, takes=Ends, label=_("停掉"))
def end(made: ClauseVersion, *, by: Any, ends_on: date | None, reason: str) -> ClauseVersion:
    """停掉. From then on no version of this clause binds here, until another is adopted."""
    now = clock.now()
    ends = midnight(ends_on) if ends_on and ends_on > clock.today() else now
    binding = ClauseVersion.objects.adopted().filter(pk=made.pk, effective_at__lte=now, ends_at=None)
    newer = ClauseVersion.objects.adopted().filter(clause=made.clause, team=made.team, number__gt=made.number)
    if newer.exists() or not binding.update(ends_at=ends):
        raise Refusal("clause.not-in-force", _("只有正在生效的那一版能停掉，刷新后再看。"))
    made.refresh_from_db()
    record(
        CLAUSE_ENDED, made.clause, by=by, within=made, team=made.team, number=made.number, ends_at=ends, reason=reason
    )
    return made
