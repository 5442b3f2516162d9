"""The company's days, hours and rates."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xiaodui.core import clock
from xiaodui.core.calendar.asking import asked_again, weekly_text
from xiaodui.core.calendar.company import company_calendar
from xiaodui.core.calendar.hours import written
from xiaodui.core.calendar.said import rule_and, week_said
from xiaodui.core.models import CalendarDay, Rate
from xiaodui.core.web.dialogs import Dialog, answered, go
from xiaodui.upkeep.acts import set_day, set_hours, set_rate

AHEAD = timedelta(days=400)


@require_safe
@login_required
def company(request: HttpRequest) -> HttpResponse:
    set_day.check_right(request.user, None)
    today = clock.today()
    days = CalendarDay.objects.filter(day__gte=today, day__lte=today + AHEAD).order_by("day")
    rates = Rate.objects.order_by("currency", "-since")[:100]
    context = {
        "days": days, "rates": rates, "base": settings.BASE_CURRENCY, "week": week_said(company_calendar().hours),
        "zone": settings.TIME_ZONE,
    }  # fmt: skip
    return render(request, "upkeep/company.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def day(request: HttpRequest) -> HttpResponse:
    dialog = Dialog(set_day, _("定一天"), reverse("set-day"), _("定下"), back=reverse("company-settings"),
                    text=_("以后的时限按它算；已经答应的时间不变。"))  # fmt: skip
    result = answered(request, dialog, None, day=request.GET.get("day", ""))
    return result if isinstance(result, HttpResponse) else go(request, reverse("company-settings"))


@require_http_methods(["GET", "POST"])
@login_required
def hours(request: HttpRequest) -> HttpResponse:
    now = company_calendar().hours
    dialog = Dialog(set_hours, _("公司几点上班？"), reverse("set-company-hours"), _("定下"), back=reverse("company-settings"),
                    text=rule_and(_("以后的时限按它算；已经答应的时间不变。")))  # fmt: skip
    result = answered(request, dialog, None, **asked_again(written(now.usual), weekly_text(now)))
    return result if isinstance(result, HttpResponse) else go(request, reverse("company-settings"))


@require_http_methods(["GET", "POST"])
@login_required
def rate(request: HttpRequest) -> HttpResponse:
    dialog = Dialog(set_rate, _("定汇率"), reverse("set-rate"), _("定下"), back=reverse("company-settings"),
                    text=_("从那天起赢下的单按它折算；以前的账不变。"))  # fmt: skip
    result = answered(request, dialog)
    return result if isinstance(result, HttpResponse) else go(request, reverse("company-settings"))
