"""When a person works: his week where it isn't the company's, and his roster."""

from datetime import date, timedelta
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.acts import Help, Label, Takes, act
from xiaodui.core.calendar.asking import OFF, TimesOrOff, Week, check_some_work, weekly_of
from xiaodui.core.calendar.company import company_calendar
from xiaodui.core.refusal import Refusal
from xiaodui.journal import record
from xiaodui.people.acts.delegating import check_span
from xiaodui.people.calendars import week_of
from xiaodui.people.models import OwnHours, Person, Shift
from xiaodui.people.ranks import commands_or_self, schedules
from xiaodui.people.verbs import HOURS_SET, SHIFTS_SET


@act("people.set_hours", on=Person, who=commands_or_self, takes=Week, label=_("定上班时间"))
def set_hours(person: Person, *, by: Any, usual: str, **days: str) -> Person:
    """定上班时间. His own week; all empty, or the same as the company's, follows the company. What was promised stays."""
    weekly, company = weekly_of(days), company_calendar().hours
    week = week_of(usual, weekly, company)
    check_some_work(week)
    if week == company:
        OwnHours.objects.filter(person=person).delete()
        usual, weekly = "", {}
    else:
        OwnHours.objects.update_or_create(person=person, defaults={"usual": usual, "weekly": weekly})
    record(HOURS_SET, person, by=by, team=person.team, usual=usual, weekly=weekly)
    return person


class SetsShifts(Takes):
    since: Annotated[date, Label(_("从哪天"))]
    until: Annotated[date, Label(_("到哪天")), Help(_("含这一天。"))]
    hours: Annotated[
        TimesOrOff, Label(_("几点上班")),
        Help(_("例如 09:00-12:00, 13:30-18:00。写「休」就不上班；空着取消排班，照平常。")),
    ] = ""  # fmt: skip


@act("people.set_shifts", on=Person, who=schedules, takes=SetsShifts, label=_("排班"))
def set_shifts(person: Person, *, by: Any, since: date, until: date, hours: str) -> Person:
    """排班. Every day of the span, week-ends and holidays too; what was on the roster for them goes."""
    check_span(since, until)
    if not person.is_active:
        raise Refusal("person.inactive", _("%(name)s 已停用，先恢复再排班。") % {"name": person.name})
    Shift.objects.filter(person=person, day__range=(since, until)).delete()
    if hours:
        days = (since + timedelta(days=i) for i in range((until - since).days + 1))
        worked = "" if hours == OFF else hours
        # Two hands on one roster: the later one stands, neither fails.
        Shift.objects.bulk_create(
            [Shift(person=person, day=day, hours=worked) for day in days],
            update_conflicts=True, unique_fields=["person", "day"], update_fields=["hours"],
        )  # fmt: skip
    record(SHIFTS_SET, person, by=by, team=person.team, since=since, until=until, hours=hours)
    return person
