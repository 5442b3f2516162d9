"""The stock of intents, over time and by whom."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from xiaodui.customers import stock
from xiaodui.customers.models.customer import LEVELS
from xiaodui.people.models import Person, Team

CUTS = {"day": _("日"), "month": _("月"), "quarter": _("季")}
TABS = {"person": _("按人"), "team": _("按团队")}


def _one(rows: Any, asked: str) -> Any:
    return get_object_or_404(rows, pk=int(asked[:18])) if asked.isdecimal() else None


@require_safe
@login_required
def stock_page(request: HttpRequest) -> HttpResponse:
    """`?cut=day|month|quarter&by=person|team&person=&within=<team>`; the part `stock` alone for `HX-Target`."""
    asked: Any = request.GET
    cut = asked.get("cut", "") if asked.get("cut", "") in CUTS else "month"
    by = asked.get("by", "") if asked.get("by", "") in TABS else "person"
    within = _one(Team.objects.visible_to(request.user), asked.get("within", ""))
    whose = _one(Person.objects.visible_to(request.user), asked.get("person", ""))
    only = {"person_id": whose.pk} if whose else None
    found = stock.points(request.user, cut, team=within, only=only)
    kept = {"cut": cut, "by": by, "within": within.pk if within else "", "person": whose.pk if whose else ""}

    def url(**changed: Any) -> str:
        return "?" + urlencode({name: value for name, value in (kept | changed).items() if value})

    context = {
        "points": found[::-1], "chart": stock.chart(found), "summary": stock.summary(found), "levels": LEVELS, "by": by,
        "lines": [(line, url(**_onto(by, line.key))) for line in stock.lines(request.user, by, found[0].day, team=within)],
        "cuts": [(key, name, url(cut=key), key == cut) for key, name in CUTS.items()],
        "tabs": [(key, name, url(by=key), key == by) for key, name in TABS.items()],
        "whose": whose or within, "all_url": url(person="", within=""), "since": found[0].label,
    }  # fmt: skip
    part = request.headers.get("HX-Target") == "stock"
    answer = render(request, "customers/_stock.html" if part else "customers/stock.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


def _onto(by: str, key: str) -> dict[str, str]:
    return {"person": key, "within": ""} if by == "person" else {"within": key, "person": ""}
