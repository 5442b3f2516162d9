"""The list of deals."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from xiaodui.deals.acts import create
from xiaodui.deals.lists import DEALS, shown
from xiaodui.deals.models import Deal


@require_safe
@login_required
def deal_list(request: HttpRequest) -> HttpResponse:
    counted = Deal.objects.visible_to(request.user, walked=False).values("pk")
    listing = DEALS.show(request, shown(request.user), counted)
    return listing.render("deals/list.html", may_open=create.may(request.user))
