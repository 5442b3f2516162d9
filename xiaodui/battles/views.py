"""Reports on a page of their own, and how one wants them cheered."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from xiaodui.battles import acts
from xiaodui.battles.listing import shown
from xiaodui.battles.models import BattleReport, Posting, Wish
from xiaodui.battles.models.wish import HOW, USUAL
from xiaodui.battles.pushing import TOPIC, toast
from xiaodui.core import clock
from xiaodui.core.web.press import press

SHOWN = 30
JUST = timedelta(seconds=10)


@require_safe
@login_required
def battles(request: HttpRequest) -> HttpResponse:
    """The newest ones that were told to him."""
    rows = BattleReport.objects.visible_to(request.user).order_by("-last_at", "-pk")
    ids = list(rows.values_list("pk", flat=True)[:SHOWN])
    found = shown(ids)
    mine = Wish.objects.visible_to(request.user).values_list("how", flat=True).first()
    context = {"reports": [found[pk] for pk in ids if pk in found], "how": HOW, "mine": mine or USUAL}
    part = request.headers.get("HX-Target") == "battles"
    answer = render(request, "battles/_list.html" if part else "battles/battles.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


@require_safe
@login_required
def battle(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it stands in a room in which he sits, the nearest to him first; else by itself."""
    found = get_object_or_404(BattleReport.objects.visible_to(request.user), pk=pk)
    posting = Posting.objects.visible_to(request.user).filter(report=found).order_by("pk").first()
    if posting is not None:
        return HttpResponseRedirect(reverse("message", args=[posting.message_id]))
    return render(request, "battles/battle.html", {"thing": shown([pk])[pk]})


@require_safe
@login_required
def newest(request: HttpRequest) -> HttpResponse:
    """What a page was just to be handed and took too late: the toast of the last seconds, or nothing."""
    mine = Wish.objects.visible_to(request.user).values_list("how", flat=True).first() or USUAL
    told = Posting.objects.visible_to(request.user).filter(report__last_at__gt=clock.now() - JUST)
    pk = told.order_by("-report__last_at").values_list("report_id", flat=True).first()
    if pk is None or mine == "off":
        return HttpResponse(status=204)
    report = shown([pk])[pk]
    fresh = {line.win.pk for line in report.lines if line.win.told_at > clock.now() - JUST}
    return JsonResponse({"topic": TOPIC, "html": toast(report, fresh), "cheer": mine})


@require_POST
@login_required
def wish(request: HttpRequest) -> HttpResponse:
    press(request, acts.wish)
    return HttpResponseRedirect(reverse("battles"))
