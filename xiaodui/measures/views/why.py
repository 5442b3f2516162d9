"""The evidence behind a figure: rule, arithmetic, records. One door for the panel, the page and programs."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from xiaodui.measures import choosing
from xiaodui.measures.asking import COLUMN, ask, name_of, parts, unit_of
from xiaodui.measures.explain import SHOWN, Explanation, explain
from xiaodui.measures.measure import Ratio, all_measures
from xiaodui.measures.names import names_of
from xiaodui.measures.period import Period
from xiaodui.measures.saying import arithmetic, say
from xiaodui.people.models import Team

MOST = 1000
STEP = 200
NONE = "none"
"""In a query: what belongs to no person, team or product."""
SHARES = 5


def _only(request: HttpRequest) -> dict[str, Any]:
    """Exactly this person, team or product."""
    found: dict[str, Any] = {}
    for by, column in COLUMN.items():
        asked = request.GET.get(by, "")
        if asked == NONE:
            found[f"{column}__isnull"] = True
        elif asked.isdecimal():
            found[column] = int(asked[:18])
        elif asked:
            raise Http404
    return found


@require_safe
@login_required
def why(request: HttpRequest, code: str) -> HttpResponse:
    """`?from&to`, narrowed by `person`, `team`, `product` (exactly that) or `within` (a team and all under it); `shown`
    for more records. JSON when asked for it."""
    if code not in {measure.code for measure in all_measures()}:
        raise Http404
    period, only = choosing.custom(request.GET), _only(request)
    within = None
    if request.GET.get("within"):
        within = get_object_or_404(Team.objects.visible_to(request.user), pk=_number(request.GET["within"]))
    shown = min(_number(request.GET.get("shown", SHOWN)), MOST)
    found = explain(code, request.user, period, team=within, only=only, shown=shown)
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse(_spelled(found, period))
    context = _context(request, found, period, only, within)
    if len(found.records) + STEP <= MOST:
        query = request.GET.copy()
        query["shown"] = str(len(found.records) + STEP)
        context["more_url"] = f"{request.path}?{query.urlencode()}"
    part = "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers
    return render(request, "measures/_why.html" if part else "measures/why.html", context)


def _number(text: Any) -> int:
    if not str(text).isdecimal():
        raise Http404
    return int(str(text)[:18])


def _context(
    request: HttpRequest, found: Explanation, period: Period, only: dict[str, Any], within: Any
) -> dict[str, Any]:
    unit = found.measure.unit
    return {
        "found": found, "said": say(found.value, unit), "period": choosing.said(period),
        "about": _about(only, within), "is_ratio": isinstance(found.measure, Ratio),
        "arithmetic": arithmetic(found.measure, found.sums) if isinstance(found.measure, Ratio) else "",
        "terms": [
            (name, say(value, part.unit)) for (name, value), part in zip(found.terms, parts(found.measure), strict=True)
        ],
        "shares": _shares(request.user, found, period, only, within),
        "records": [(one, _weight(found, one)) for one in found.records],
        "partial": not found.measure.published and not request.user.reach.everything,  # type: ignore[union-attr]
    }  # fmt: skip


def _weight(found: Explanation, record: Any) -> str:
    """What a record adds: its amount or days. A case that counts one says which term it counts for, or nothing."""
    part = next(part for part in parts(found.measure) if part.code == record.measure)
    if part.unit != "count" or record.value != 1:
        return str(say(record.value, part.unit))
    return name_of(part) if isinstance(found.measure, Ratio) else ""


def _about(only: dict[str, Any], within: Any) -> str:
    """王磊 · 华东: whom the figure is about."""
    said = [str(within)] if within else []
    for by, column in COLUMN.items():
        if column in only:
            said.insert(0, names_of(by, {str(only[column])}).get(only[column], f"#{only[column]}"))
    return " · ".join(said)


def _shares(person: Any, found: Explanation, period: Period, only: dict[str, Any], within: Any) -> list[dict[str, Any]]:
    """Who made up a sum, the five largest; nothing for a figure of one person, or a ratio."""
    if isinstance(found.measure, Ratio) or any(name.startswith("person") for name in only) or not found.value:
        return []
    rows = ask(found.measure.code, person, period, "person", team=within, only=only).rows
    best = sorted((row for row in rows if row.value), key=lambda row: -(row.value or 0))[:SHARES]
    top = best[0].value or found.value
    return [
        {"name": row.name, "share": (row.value or 0) / top, "said": say(row.value, found.measure.unit)} for row in best
    ]


def _spelled(found: Explanation, period: Period) -> dict[str, Any]:
    return {
        "measure": found.measure.code, "unit": unit_of(found.measure), "from": period.start.isoformat(),
        "to": period.end.isoformat(), "value": None if found.value is None else format(found.value, "f"),
        "rule": found.rule, "terms": [{"name": name, "value": format(value, "f")} for name, value in found.terms],
        "records": [
            {
                "key": one.key, "name": one.name, "url": one.url, "day": one.day.isoformat(),
                "value": format(one.value, "f"),
            }
            for one in found.records
        ],
        "hidden": found.hidden, "more": found.more,
    }  # fmt: skip
