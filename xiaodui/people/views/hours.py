"""The dialogs that set when a person works: his week, his roster, his days away."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xiaodui.core import clock
from xiaodui.core.acts import Act
from xiaodui.core.calendar.asking import asked_again, weekly_text
from xiaodui.core.calendar.company import company_calendar
from xiaodui.core.calendar.hours import written
from xiaodui.core.calendar.said import rule_and, week_said
from xiaodui.core.web.dialogs import Dialog, answered, go
from xiaodui.people import acts
from xiaodui.people.models import OwnHours, Person
from xiaodui.people.views.person import one_of


def _asked(
    request: HttpRequest, act: Act, one: Person, name: str, title: Any, text: Any, **initial: Any
) -> HttpResponse:
    back = reverse("person", args=[one.pk])
    dialog = Dialog(act, title, reverse(name, args=[one.pk]), _("定下"), back=back, text=text)
    result = answered(request, dialog, one, **initial)
    return result if isinstance(result, HttpResponse) else go(request, back)


@require_http_methods(["GET", "POST"])
@login_required
def hours(request: HttpRequest, pk: int) -> HttpResponse:
    one, company = one_of(request, pk), company_calendar().hours
    own = OwnHours.objects.visible_to(request.user).filter(person=one).first()
    said = (own.usual, own.weekly) if own else (written(company.usual), weekly_text(company))
    week = " · ".join(f"{days} {times}" for days, times in week_said(company))
    text = _("全空着就跟公司一样：%(week)s。以后的时限按它算；已经答应的时间不变。") % {"week": week}
    return _asked(
        request, acts.set_hours, one, "set-person-hours", _("%(name)s 几点上班？") % {"name": one}, rule_and(text),
        **asked_again(*said),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def shifts(request: HttpRequest, pk: int) -> HttpResponse:
    one, today = one_of(request, pk), clock.today().isoformat()
    asked = {name: request.GET.get(name, today) for name in ("since", "until")}
    return _asked(
        request, acts.set_shifts, one, "set-person-shifts", _("给 %(name)s 排班") % {"name": one},
        _("这几天每天都按它，周末和节假日也算；请了假的日子还是请假。"), **asked, hours=request.GET.get("hours", ""),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def away(request: HttpRequest, pk: int) -> HttpResponse:
    one = one_of(request, pk)
    return _asked(
        request, acts.be_away, one, "person-away", _("%(name)s 哪几天不在？") % {"name": one},
        _("这几天不算他的上班时间；请了人代理的，找代理的人。"), since=clock.today().isoformat(),
    )  # fmt: skip
