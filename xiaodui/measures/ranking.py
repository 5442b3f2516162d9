"""The ranking as values: who stands where by the leading figure, with every other headline beside it."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.measures.asking import Answer, Value, ask_all, name_of
from xiaodui.measures.choosing import Chosen
from xiaodui.measures.headlines import HEADLINES, Headline
from xiaodui.measures.published import Openness, openness
from xiaodui.measures.saying import Said, cases, say
from xiaodui.people.models import Person, Team

UNSEEN = _("只有他的组长看得到")


@dataclass(frozen=True)
class Cell:
    """One figure of one line; `missing` says why there is none."""

    said: Said
    url: str
    cases: str = ""
    missing: Any = ""
    name: str = ""
    value: Value = None


@dataclass
class Line:
    """`place` is shared by equals, 0 for those with nothing yet; `thing` is the Person or Team."""

    key: str
    name: str
    cells: list[Cell]
    place: int = 0
    me: bool = False
    thing: Any = None

    @property
    def lead(self) -> Cell:
        return self.cells[0]


def why_url(code: str, chosen: Chosen, **narrowed: Any) -> str:
    """The door behind a figure; `narrowed` by person, team, product (exactly that) or within (a team, all under it)."""
    extra = urlencode({key: value for key, value in narrowed.items() if value not in (None, "")})
    return f"{reverse('measure-why', args=[code])}?{chosen.query}{'&' + extra if extra else ''}"


@dataclass
class Ranking:
    """One reader's ranking. Five figures cost three queries a kind of sight and two for faces, whatever the size."""

    person: Any
    chosen: Chosen
    by: str
    within: Team | None = None
    sort: str = ""
    headlines: list[Headline] = field(default_factory=lambda: list(HEADLINES))

    @cached_property
    def answers(self) -> dict[str, Answer]:
        codes = [headline.code for headline in self.headlines]
        return ask_all(codes, self.person, self.chosen.period, self.by, team=self.within)

    @cached_property
    def sorted_by(self) -> Headline:
        return next((one for one in self.headlines if one.code == self.sort), self.headlines[0])

    @cached_property
    def lines(self) -> list[Line]:
        names: dict[str, str] = {}
        for answer in self.answers.values():
            names |= {row.key: row.name for row in answer.rows}
        values = {code: {row.key: row.value for row in answer.rows} for code, answer in self.answers.items()}
        found = [
            Line(key, name, [self._cell(headline, key, values) for headline in self.headlines], me=self._is_me(key))
            for key, name in names.items()
        ]
        found.sort(key=self._order)
        return _placed(found, self._at)

    @property
    def _at(self) -> int:
        return self.headlines.index(self.sorted_by)

    def _order(self, line: Line) -> tuple[Any, ...]:
        """By the chosen figure, then by the headlines in turn; who has none or no place at all stands last."""
        value, ways = line.cells[self._at].value, [one.good or 1 for one in self.headlines]
        rest = [-(cell.value or 0) * way for cell, way in zip(line.cells, ways, strict=True)]
        return (not line.key, value is None, -(value or 0) * (self.sorted_by.good or 1), *rest, line.name)

    def _cell(self, headline: Headline, key: str, values: dict[str, dict[str, Value]]) -> Cell:
        measure, answer = headline.measure, self.answers[headline.code]
        if not self.sees_whole(key, openness(self.person, measure)):
            return Cell(Said(""), "", missing=UNSEEN, name=name_of(measure))
        value = values[headline.code].get(key, Decimal(0) if measure.unit in {"money", "count"} else None)
        url = why_url(headline.code, self.chosen, **{self.by: key or "none"}, within=self.within and self.within.pk)
        counted = cases(measure, answer.parts_at(key)) if value is not None else ""
        return Cell(
            say(value, measure.unit),
            url,
            counted,
            "" if value is not None else _("还没有一单"),
            name_of(measure),
            value,
        )

    def sees_whole(self, key: str, sight: Openness) -> bool:
        """Whether the figure of this line reaches the reader whole; a part of it would be another figure."""
        reach = self.person.reach
        if sight.whole or (self.within is not None and self._covered):
            return True
        if self.by == "person":
            return bool(key) and (int(key) in reach.person_ids or int(key) in sight.person_ids)
        return self.by == "team" and bool(key) and (int(key) in reach.team_ids or int(key) in sight.team_ids)

    @cached_property
    def _covered(self) -> bool:
        assert self.within is not None
        under = Team.objects.filter(path__startswith=self.within.path).values_list("pk", flat=True)
        return set(under) <= set(self.person.reach.team_ids)

    def _is_me(self, key: str) -> bool:
        mine = {"person": self.person.pk, "team": self.person.team_id}.get(self.by)
        return bool(key) and mine == int(key)

    def with_faces(self, lines: list[Line]) -> list[Line]:
        """The same lines with the people or teams that they show. One query."""
        model = {"person": Person.objects.select_related("team"), "team": Team.objects.all()}.get(self.by)
        if model is not None:
            found = {str(one.pk): one for one in model.filter(pk__in=[int(line.key) for line in lines if line.key])}
            for line in lines:
                line.thing = found.get(line.key)
        return lines


def _placed(lines: list[Line], at: int) -> list[Line]:
    place, before = 0, None
    for number, line in enumerate(lines, 1):
        value = line.cells[at].value
        if line.key and value:
            place = place if value == before else number
            line.place, before = place, value
    return lines
