"""How reports come: rates by person and team over weeks, each opening to its reports."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from xiaodui.core import clock
from xiaodui.measures.asking import Answer, ask_all, name_of
from xiaodui.measures.measure import Ratio
from xiaodui.measures.period import Period
from xiaodui.measures.saying import cases, say
from xiaodui.reports.measures import DUE, HAND_IN_RATE, HANDED_IN, ON_TIME, ON_TIME_RATE, RATES
from xiaodui.reports.rules import WEEK, WEEKLY, span_of
from xiaodui.reports.views.reaching import leads_somebody

WEEKS = {"1": _("本周"), "4": _("近 4 周"), "12": _("近 12 周")}
PAGE, BACK = 50, 12


@require_safe
@login_required
def rates(request: HttpRequest) -> HttpResponse:
    """`?weeks=` 1, 4 or 12, `by` person or team, `page`. A dozen queries, however many people."""
    person: Any = request.user
    weeks = request.GET.get("weeks", "4")
    weeks = weeks if weeks in WEEKS else "4"
    by = "team" if request.GET.get("by") == "team" else "person"
    period = _period(int(weeks))
    answers = ask_all([one.code for one in RATES] + [DUE.code], person, period, by)
    lines = _lines(answers, period, by)
    number = _number(request.GET.get("page"))
    query = {"weeks": weeks, "by": by}
    context = {
        "weeks": weeks, "spans": [(key, label, _url(weeks=key, by=by)) for key, label in WEEKS.items()], "by": by,
        "ways": [("person", str(_("按人")), _url(weeks=weeks, by="person")), ("team", str(_("按小队")), _url(weeks=weeks, by="team"))],
        "names": [name_of(one) for one in RATES], "lines": lines[number * PAGE : (number + 1) * PAGE],
        "total": [_cell(answers[one.code], one, None, period, "") for one in RATES], "trend": _trend(person),
        "next_url": _url(**query, page=number + 1) if len(lines) > (number + 1) * PAGE else "",
        "leads": leads_somebody(person),
    }  # fmt: skip
    return render(request, "reports/rates.html", context)


def _period(weeks: int) -> Period:
    end = span_of(WEEKLY, clock.today()).end
    return Period(end - weeks * WEEK + timedelta(days=1), end)


def _lines(answers: dict[str, Answer], period: Period, by: str) -> list[dict[str, Any]]:
    """Those of whom something was due, where the least came first."""
    due = {row.key: row.value for row in answers[DUE.code].rows if row.value}
    rate = {row.key: row.value for row in answers[HAND_IN_RATE.code].rows}
    names = {row.key: row.name for row in answers[DUE.code].rows}
    keys = sorted(due, key=lambda key: (rate.get(key) is None, rate.get(key) or Decimal(0), names[key], key))
    return [
        {"name": names[key], "due": say(due[key], "count"), "key": key,
         "cells": [_cell(answers[one.code], one, key, period, by) for one in RATES]}
        for key in keys
    ]  # fmt: skip


def _cell(answer: Answer, measure: Ratio, key: str | None, period: Period, by: str) -> dict[str, Any]:
    value = answer.total if key is None else next((row.value for row in answer.rows if row.key == key), None)
    narrowed = {by: key or "none"} if by else {}
    query = urlencode({"from": period.start, "to": period.end, **narrowed})
    return {
        "said": say(value, measure.unit), "value": value, "cases": cases(measure, answer.parts_at(key)),
        "name": name_of(measure), "url": f"{reverse('measure-why', args=[measure.code])}?{query}",
    }  # fmt: skip


def _trend(person: Any) -> dict[str, Any] | None:
    """The hand-in rate week by week, with the on-time rate in the table behind; None before there are two weeks."""
    period = _period(BACK)
    answers = ask_all([DUE.code, HANDED_IN.code, ON_TIME.code], person, period, "day")
    sums = {code: _by_week(answer) for code, answer in answers.items()}
    weeks = [week for week, due in sums[DUE.code].items() if due]
    if len(weeks) < 2:
        return None
    came, in_time = (
        [sums[code][week] / sums[DUE.code][week] for week in weeks] for code in (HANDED_IN.code, ON_TIME.code)
    )
    labels = [f"{week.month}/{week.day}" for week in weeks]
    name, last = name_of(HAND_IN_RATE), str(say(came[-1], "ratio"))
    values = [str(round(100 * value, 1)) for value in came]
    return {
        "chart": {"x": labels, "room": 56, "series": [{"name": name, "values": values, "end": last}]},
        "rows": [(label, say(came[at], "ratio"), say(in_time[at], "ratio")) for at, label in enumerate(labels)][::-1],
        "names": [name, name_of(ON_TIME_RATE)], "name": name,
        "summary": str(_("最近一周%(name)s %(rate)s") % {"name": name, "rate": last}),
    }  # fmt: skip


def _by_week(answer: Answer) -> dict[date, Decimal]:
    found: dict[date, Decimal] = {}
    for row in answer.rows:
        week = span_of(WEEKLY, date.fromisoformat(row.key)).start
        found[week] = found.get(week, Decimal(0)) + (row.value or 0)
    return found


def _url(**query: Any) -> str:
    return f"{reverse('report-rates')}?{urlencode(query)}"


def _number(text: Any) -> int:
    return min(int(text), 1000) if str(text or "").isdecimal() and len(str(text)) < 6 else 0
