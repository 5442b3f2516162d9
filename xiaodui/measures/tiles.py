"""The strip of key figures: each with what it was before, and the door behind it."""

from dataclasses import dataclass
from typing import Any

from xiaodui.measures.asking import name_of, totals
from xiaodui.measures.choosing import Chosen
from xiaodui.measures.headlines import HEADLINES
from xiaodui.measures.ranking import why_url
from xiaodui.measures.saying import Change, Said, cases, change, say
from xiaodui.people.models import Team


@dataclass(frozen=True)
class Tile:
    """`partial`: the figure counts only what this reader may see, and says so."""

    code: str
    name: str
    said: Said
    cases: str
    change: Change | None
    url: str
    partial: bool


def tiles(
    person: Any,
    chosen: Chosen,
    within: Team | None = None,
    only: dict[str, Any] | None = None,
    *,
    first: int | None = None,
) -> list[Tile]:
    """The headlines over the whole selection, all or the `first` so many. A query for each of two spans of time and each kind
    of sight among them."""
    headlines = list(HEADLINES)[:first]
    codes = [headline.code for headline in headlines]
    now = totals(codes, person, chosen.period, team=within, only=only)
    before = totals(codes, person, chosen.before, team=within, only=only)
    found = []
    for headline in headlines:
        measure, answer = headline.measure, now[headline.code]
        found.append(
            Tile(
                headline.code,
                name_of(measure),
                say(answer.total, measure.unit),
                cases(measure, answer.parts_at(None)),
                change(answer.total, before[headline.code].total, measure.unit, headline.good),
                why_url(headline.code, chosen, within=within and within.pk),
                not measure.published and not person.reach.everything,
            )
        )
    return found
