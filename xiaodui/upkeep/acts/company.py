"""Business days, working hours and exchange rates: what every deadline and every sum of money rests on."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from pydantic import Field, StringConstraints

from xiaodui.core.acts import Help, Label, Takes, Widget, act
from xiaodui.core.calendar import Hours
from xiaodui.core.calendar.asking import Times, Week, check_some_work, weekly_of
from xiaodui.core.calendar.company import forget
from xiaodui.core.models import CalendarDay, Rate, WorkingHours
from xiaodui.core.money import is_currency
from xiaodui.core.refusal import Refusal
from xiaodui.journal import record
from xiaodui.upkeep.verbs import DAY_SET, HOURS_SET, RATE_SET


def operates(by: Any, target: Any = None) -> bool:
    return bool(by.is_owner or by.may("operate"))


class SetDay(Takes):
    day: Annotated[date, Label(_("哪一天"))]
    is_workday: Annotated[bool, Label(_("这天上班")), Widget("checkbox")] = False
    name: Annotated[
        str, StringConstraints(max_length=40), Label(_("叫什么")), Help(_("例如「中秋节」「公司年会」"))
    ] = ""


@act("calendar.set", who=operates, takes=SetDay, label=_("定一天"))
def set_day(*, by: Any, day: date, is_workday: bool, name: str) -> CalendarDay:
    """定一天. A holiday or a make-up day; what was promised before keeps its instant, what is promised next counts by it."""
    made, _created = CalendarDay.objects.update_or_create(day=day, defaults={"is_workday": is_workday, "name": name})
    record(DAY_SET, f"calendarday:{made.pk}", by=by, day=day, is_workday=is_workday, name=name)
    transaction.on_commit(forget)
    return made


class SetHours(Week):
    usual: Annotated[Times, StringConstraints(min_length=1), Label(_("平常"))]


@act("calendar.set_hours", who=operates, takes=SetHours, label=_("定上班时间"))
def set_hours(*, by: Any, usual: str, **days: str) -> WorkingHours:
    """定上班时间. The company's week; like `calendar.set`, it counts for what is promised from now on."""
    weekly = weekly_of(days)
    check_some_work(Hours.read(usual, **weekly))
    made, _created = WorkingHours.objects.update_or_create(pk=1, defaults={"usual": usual, "weekly": weekly})
    record(HOURS_SET, "workinghours:1", by=by, usual=usual, weekly=weekly)
    transaction.on_commit(forget)
    return made


class SetRate(Takes):
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$"), Label(_("货币")), Help(_("三个字母，例如 USD"))]
    since: Annotated[date, Label(_("从哪天起"))]
    rate: Annotated[Decimal, Field(gt=0, max_digits=18, decimal_places=8), Label(_("一单位折合本位币"))]


@act("rates.set", who=operates, takes=SetRate, label=_("定汇率"))
def set_rate(*, by: Any, currency: str, since: date, rate: Decimal) -> Rate:
    """定汇率. Counts for deals won from that day on; what was tallied before was tallied at the rate of its own day."""
    if currency == settings.BASE_CURRENCY:
        raise Refusal("rate.base", _("%(currency)s 就是本位币，不用汇率。") % {"currency": currency})
    if not is_currency(currency):
        raise Refusal("rate.unknown", _("没有这种货币，请用三个字母，例如 CNY。"))
    made, _created = Rate.objects.update_or_create(currency=currency, since=since, defaults={"rate": rate})
    record(RATE_SET, f"rate:{made.pk}", by=by, currency=currency, since=since, rate=rate)
    return made
