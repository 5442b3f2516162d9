"""Ranking and trend: the same figures as everywhere, with every one of them open."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from xiaodui.core import clock
from xiaodui.measures import choosing, leading
from xiaodui.measures.choosing import Chosen
from xiaodui.measures.headlines import HEADLINES
from xiaodui.measures.period import CUTS, Period
from xiaodui.measures.race import race
from xiaodui.measures.ranking import UNSEEN, Ranking
from xiaodui.measures.tiles import tiles
from xiaodui.measures.trend import by_team, trend
from xiaodui.people.models import Team

TABS = {"person": _("按人"), "team": _("按团队"), "product": _("按产品")}
CUT_NAMES = {"day": _("日"), "month": _("月"), "quarter": _("季")}
KEPT = ("by", "within", "sort", "cut", "of", "teams")
PER_PAGE = 100


def _within(request: HttpRequest) -> Team | None:
    asked = request.GET.get("within", "")
    if not asked.isdecimal():
        return None
    found: Team = get_object_or_404(Team.objects.visible_to(request.user), pk=int(asked[:18]))
    return found


def _kept(request: HttpRequest, chosen: Chosen, **changed: Any) -> str:
    """The query of the same page with something changed; what is empty or the default is left out."""
    kept = {name: request.GET.get(name, "") for name in KEPT} | changed
    said = urlencode({name: value for name, value in kept.items() if value not in (None, "")})
    return f"?{chosen.params}{'&' + said if said else ''}"


@require_safe
@login_required
def ranking(request: HttpRequest) -> HttpResponse:
    """`?p=month|quarter|year|latest|custom&from=&to=&by=person|team|product&within=<team>&sort=<measure>`; the part
    for htmx is everything below the bar."""
    chosen, within = choosing.chosen(request.GET), _within(request)
    by = request.GET.get("by", "") if request.GET.get("by", "") in TABS else "person"
    context: dict[str, Any] = {"chosen": chosen, "within": within, "by": by, "empty": not any(True for _h in HEADLINES)}
    if not context["empty"]:
        table = Ranking(request.user, chosen, by, within, request.GET.get("sort", ""))
        shown = int(request.GET["shown"]) if request.GET.get("shown", "").isdecimal() else PER_PAGE
        lines = [line for n, line in enumerate(table.lines) if n < shown or line.me]
        context |= {
            "table": table, "lines": table.with_faces(lines), "left": len(table.lines) - len(lines),
            "more": _kept(request, chosen, shown=shown + PER_PAGE) if len(table.lines) > len(lines) else "",
            "tiles": tiles(request.user, chosen, within), "lanes": race(request.user, chosen, within),
            "said": leading.sentence(table), **_trend(request, chosen, within),
            "partial": any(cell.missing == UNSEEN for line in lines for cell in line.cells),
            "heads": [(one, _kept(request, chosen, sort=one.code)) for one in table.headlines],
        }  # fmt: skip
    context |= {
        "tabs": [(key, name, _kept(request, chosen, by=key)) for key, name in TABS.items()],
        "teams": Team.objects.visible_to(request.user).standing(), "units": choosing.LABELS.items(),
        "kept": {name: value for name in KEPT if (value := request.GET.get(name))},
        "here": request.get_full_path(),
    }  # fmt: skip
    answer = render(request, _template(request), context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


def _template(request: HttpRequest) -> str:
    if request.headers.get("HX-Target") != "ranking":
        return "measures/ranking.html"
    # Another team changes the links in the bar too; a live refresh leaves the bar alone, its menu may be open.
    filtered = request.headers.get("HX-Trigger-Name") == "within"
    return "measures/_filtered.html" if filtered else "measures/_ranking.html"


@require_safe
@login_required
def trend_part(request: HttpRequest) -> HttpResponse:
    """The trend alone, page or part: `?cut=day|month|quarter&of=<measure>&teams=1` beside what the ranking takes."""
    chosen, within = choosing.chosen(request.GET), _within(request)
    part = request.headers.get("HX-Target") == "trend"
    context = {"chosen": chosen, "within": within, "back": _kept(request, chosen), **_trend(request, chosen, within)}
    answer = render(request, "measures/_trend.html" if part else "measures/trend.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


def _trend(request: HttpRequest, chosen: Chosen, within: Team | None) -> dict[str, Any]:
    headlines = list(HEADLINES)
    if not headlines:
        return {}
    headline = next((one for one in headlines if one.code == request.GET.get("of")), headlines[0])
    cut = request.GET.get("cut", "") if request.GET.get("cut", "") in CUTS else "month"
    each = bool(request.GET.get("teams")) and headline.measure.published
    period = Period(chosen.period.start, max(chosen.period.start, min(chosen.period.end, clock.today())))
    draw = by_team if each else trend
    return {
        "trend": draw(headline, request.user, period, cut, within=within), "each_team": each,
        "cuts": [(key, name, _kept(request, chosen, cut=key)) for key, name in CUT_NAMES.items()], "cut": cut,
        "of": headline, "kinds": [(one, _kept(request, chosen, of=one.code)) for one in headlines],
        "teams_url": _kept(request, chosen, teams="" if each else "1"),
    }  # fmt: skip
