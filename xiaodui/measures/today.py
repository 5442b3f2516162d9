"""What measures show on Today: the reader's own month, and the race of the teams."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from xiaodui.core.once import once
from xiaodui.core.sockets import Matter
from xiaodui.measures import choosing
from xiaodui.measures.headlines import HEADLINES
from xiaodui.measures.period import month_of
from xiaodui.measures.race import Lane, race
from xiaodui.measures.ranking import why_url
from xiaodui.measures.tiles import tiles
from xiaodui.measures.trend import trend
from xiaodui.people.models import Team

MONTHS = 6


def month(request: Any, person: Any) -> tuple[str, dict[str, Any]]:
    """His own month; for who doesn't sell, that of the team he leads, or the company's. With six months behind it."""
    headlines = list(HEADLINES)
    if not headlines:
        return "measures/_month.html", {}
    chosen = choosing.chosen({})
    within = None if person.sells else led_by(person)
    only = {"person_id": person.pk} if person.sells else None
    lead, count = tiles(person, chosen, within, only, first=2)
    narrowed = {"person": person.pk} if person.sells else {"within": within and within.pk}
    line = trend(headlines[0], person, chosen.period, "month", within=within, only=only)
    line.keys, line.series[0].values[:] = line.keys[-MONTHS:], line.series[0].values[-MONTHS:]
    name = "" if person.sells else str(within or _("全公司"))
    return "measures/_month.html", {
        "lead": lead, "count": count, "chosen": chosen, "trend": line, "name": name,
        "lead_url": why_url(lead.code, chosen, **narrowed), "count_url": why_url(count.code, chosen, **narrowed),
        "is_this_month": chosen.period == month_of(choosing.company_today()),
    }  # fmt: skip


def led_by(person: Any) -> Team | None:
    """The highest team that he leads."""
    found: Team | None = Team.objects.standing().filter(leader=person).order_by("depth", "path").first()
    return found


def matters(person: Any) -> Iterator[Matter]:
    """How far his team is behind the one ahead, while nothing more pressing is there."""
    found, _chosen = _race(person)
    for ahead, lane in pairwise(found):
        if lane.me and lane.behind is not None and ahead.amount > lane.amount:
            said = {"team": lane.team, "gap": lane.behind, "ahead": ahead.team}
            yield Matter(_("%(team)s离%(ahead)s还差 %(gap)s，一单就能近一步。") % said, 50, reverse("ranking"))
    if found and found[0].me and found[0].amount:
        yield Matter(_("%(team)s在最前面，守住。") % {"team": found[0].team}, 55, reverse("ranking"))


def lanes(request: Any, person: Any) -> tuple[str, dict[str, Any]]:
    found, chosen = _race(person)
    return "measures/_race.html", {"lanes": found, "chosen": chosen}


def _race(person: Any) -> tuple[list[Lane], choosing.Chosen]:
    chosen = choosing.chosen({})
    return once(("race", person.pk), lambda: race(person, chosen)), chosen
