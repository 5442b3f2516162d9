"""What a rule needs to know before it decides: the lead's facts, and each candidate's numbers at this moment."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import Any

from django.db.models import Count, Q

from xiaodui.assignment import clauses
from xiaodui.assignment.models import Assignment, RuleVersion
from xiaodui.assignment.rules.deciding import PERFORMANCE, Candidate, Way
from xiaodui.assignment.rules.fits import Lead
from xiaodui.core import clock
from xiaodui.core.exact import ExactSum
from xiaodui.customers.models import Customer
from xiaodui.deals.models import Deal
from xiaodui.dossiers.models import Tagged
from xiaodui.governance import rules
from xiaodui.measures.models import Tally
from xiaodui.people.calendars import calendars_of
from xiaodui.people.models import Absence, Grant, Person, Team
from xiaodui.people.models.role import holding
from xiaodui.pool.acts.claiming import allowance_of
from xiaodui.pool.models import Cooling

LATELY = timedelta(days=90)
"""How far back performance is weighed."""


def lead_of(customer: Customer) -> Lead:
    products = Deal.objects.open().filter(customer=customer).exclude(product=None)
    return Lead(
        customer.region, customer.source, customer.campaign, customer.sector, customer.level,
        "lead" if customer.is_lead else "customer", tags_of(customer),
        tuple(sorted(set(products.values_list("product__name", flat=True)))),
    )  # fmt: skip


def cooling_off(customer: Customer) -> set[int]:
    """Those from whose hands it went to the pool a short while ago: no rule gives it back to them at once."""
    return set(Cooling.objects.on(clock.now()).filter(customer=customer).values_list("person_id", flat=True))


def tags_of(customer: Customer) -> tuple[str, ...]:
    return tuple(Tagged.objects.filter(customer=customer).order_by("tag__folded").values_list("tag__name", flat=True))


def way_of(version: RuleVersion) -> Way:
    return Way(version.turns, version.cap, version.waits, clauses.bounds())


class Desk:
    """Knows the candidates of each rule for one run over many leads, and keeps count of what it gave out itself.

    Eight queries a rule, whatever the number of people and leads.
    """

    def __init__(self) -> None:
        self._known: dict[int, dict[int, Candidate]] = {}

    def candidates(
        self, version: RuleVersion, credits: Mapping[str, int], had: Collection[int] = ()
    ) -> list[Candidate]:
        if version.pk not in self._known:
            self._known[version.pk] = {one.id: one for one in _candidates(version)}
        return [
            replace(one, had_it=pk in had, credit=int(credits.get(str(pk), 0)))
            for pk, one in self._known[version.pk].items()
        ]

    def person(self, pk: int) -> Person:
        return Person.objects.select_related("team").get(pk=pk)

    def numbers(self, version: RuleVersion, pk: int) -> dict[str, Any]:
        """What is kept of this candidate beside why: plain figures for the page."""
        one = self._known[version.pk][pk]
        return {"held": one.held, "room": one.room, "today": one.today, "worth": str(int(one.worth)), "new": one.is_new}

    def is_full_now(self, pk: int) -> bool:
        """Asked of the rows, under the lock that his claims queue up for: he may have filled up since. If so that is known
        from now on."""
        person = self.person(pk)
        allowance_of(person)
        held = held_by([pk]).get(pk, 0)
        room = limit_of(person) - held
        for known in self._known.values():
            if one := known.get(pk):
                known[pk] = replace(one, room=room, held=held)
        return room <= 0

    def gave(self, person_id: int) -> None:
        for known in self._known.values():
            if one := known.get(person_id):
                known[person_id] = replace(one, room=one.room - 1, held=one.held + 1, today=one.today + 1)


def people_of(version: RuleVersion) -> list[Person]:
    """Who is named, and who sells in a team that is named or under it."""
    branch = Q(pk__in=version.people)
    for path in Team.objects.filter(pk__in=version.teams).values_list("path", flat=True):
        branch |= Q(team__path__startswith=path, is_active=True, sells=True)
    return list(Person.objects.filter(branch).select_related("team").order_by("pk"))


def _candidates(version: RuleVersion) -> list[Candidate]:
    return _known(people_of(version), version.measure if version.turns == PERFORMANCE else "")


def candidates_among(people: list[Person], credits: Mapping[str, int], had: Collection[int]) -> list[Candidate]:
    """These people as they stand now, with what earlier turns owe them."""
    return [replace(one, had_it=one.id in had, credit=int(credits.get(str(one.id), 0))) for one in _known(people)]


def _known(people: list[Person], measure: str = "") -> list[Candidate]:
    ids = [one.pk for one in people]
    now, today = clock.now(), clock.today()
    sellers, held, given = sell(people), held_by(ids), given_on_day(ids)
    away = set(Absence.objects.filter(holding(today), person_id__in=ids).values_list("person_id", flat=True))
    calendars = calendars_of(ids, since=today, until=today) if ids else {}
    worth = _worth(measure, ids) if measure else {}
    new_since = today - timedelta(days=clauses.number("pool.assign_newcomer_days"))
    return [
        Candidate(
            one.pk, is_active=one.is_active, may_sell=one.pk in sellers, is_away=one.pk in away,
            on_shift=calendars[one.pk].is_working(now), is_new=bool(one.joined_on and one.joined_on > new_since),
            room=limit_of(one) - held.get(one.pk, 0), held=held.get(one.pk, 0), today=given.get(one.pk, 0),
            worth=worth.get(one.pk, Fraction(0)),
        )
        for one in people
    ]  # fmt: skip


def sell(people: Iterable[Person]) -> set[int]:
    """Ids of those of them who hold the right to sell today. One query."""
    found = list(people)
    held = Grant.objects.filter(holding(clock.today()), person_id__in=[one.pk for one in found])
    rows = held.values_list("person_id", "role__rights")
    return {pk for pk, rights in rows if "sell" in rights} | {one.pk for one in found if one.is_owner}


def held_by(ids: Iterable[int]) -> dict[int, int]:
    """How many customers and leads each owns now."""
    rows = Customer.objects.filter(owner_id__in=list(ids)).order_by().values_list("owner_id")
    return dict(rows.annotate(n=Count("pk")))


def limit_of(person: Person) -> int:
    return int(rules.value("pool.held_limit", for_=person).value)


def given_on_day(ids: Iterable[int]) -> dict[int, int]:
    """How many each was assigned today."""
    midnight = clock.noon(clock.today()) - timedelta(hours=12)
    rows = Assignment.objects.filter(person_id__in=list(ids), at__gte=midnight).order_by().values_list("person_id")
    return dict(rows.annotate(n=Count("pk")))


def _worth(measure: str, ids: list[int]) -> dict[int, Fraction]:
    """What each did lately by this measure; below zero counts as nothing."""
    since = clock.today() - LATELY
    rows = Tally.objects.filter(measure=measure, person_id__in=ids, day__gte=since).order_by().values_list("person_id")
    return {pk: max(Fraction(value or 0), Fraction(0)) for pk, value in rows.annotate(of=ExactSum("value"))}
