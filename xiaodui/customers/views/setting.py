"""One field of a customer, set where it stands."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from xiaodui.core.web.dialogs import told
from xiaodui.core.web.press import press
from xiaodui.customers import acts
from xiaodui.customers.models.customer import LEVELS
from xiaodui.customers.views.doing import topics
from xiaodui.customers.views.reaching import seen_customer

FIELDS = {
    "level": gettext_lazy("意向"), "sector": gettext_lazy("行业"), "region": gettext_lazy("地区"),
    "source": gettext_lazy("来源"), "campaign": gettext_lazy("市场活动"),
}  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def set_field(request: HttpRequest, pk: int, field: str) -> HttpResponse:
    """GET: the field as an input (`?show=1`: as it stands). POST: set, and shown as it stands now."""
    if field not in FIELDS:
        raise Http404
    customer = seen_customer(request, pk)
    acts.set_field.check_right(request.user, customer)
    context: dict[str, Any] = {"row": customer, "field": field, "label": FIELDS[field], "levels": LEVELS, "may": True}
    if request.method == "POST":
        press(request, acts.set_field, customer, field=field)
        context |= {"value": getattr(customer, field)}
        return told(render(request, "customers/_set.html", context), topics(pk)[1:])
    template = "customers/_set.html" if request.GET.get("show") else "customers/_setting.html"
    return render(request, template, {**context, "value": getattr(customer, field)})
