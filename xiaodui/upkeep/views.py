"""The company's days and rates."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xiaodui.core import clock
from xiaodui.core.models import CalendarDay, Rate
from xiaodui.core.web.dialogs import Dialog, answered, go
from xiaodui.upkeep.acts import set_day, set_rate

AHEAD = timedelta(days=400)


@require_safe
@login_required
def company(request: HttpRequest) -> HttpResponse:
    set_day.check_right(request.user, None)
    today = clock.today()
    days = CalendarDay.objects.filter(day__gte=today, day__lte=today + AHEAD).order_by("day")
    rates = Rate.objects.order_by("currency", "-since")[:100]
    return render(request, "upkeep/company.html", {"days": days, "rates": rates, "base": settings.BASE_CURRENCY})


@require_http_methods(["GET", "POST"])
@login_required
def day(request: HttpRequest) -> HttpResponse:
    dialog = Dialog(set_day, _("定一天"), reverse("set-day"), _("定下"), back=reverse("company-settings"),
                    text=_("以后的时限按它算；已经答应的时间不变。"))  # fmt: skip
    result = answered(request, dialog, None, day=request.GET.get("day", ""))
    return result if isinstance(result, HttpResponse) else go(request, reverse("company-settings"))


@require_http_methods(["GET", "POST"])
@login_required
def rate(request: HttpRequest) -> HttpResponse:
    dialog = Dialog(set_rate, _("定汇率"), reverse("set-rate"), _("定下"), back=reverse("company-settings"),
                    text=_("从那天起赢下的单按它折算；以前的账不变。"))  # fmt: skip
    result = answered(request, dialog)
    return result if isinstance(result, HttpResponse) else go(request, reverse("company-settings"))
