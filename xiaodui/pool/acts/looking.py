"""Opening the details of a customer in a pool: counted, so that nobody reads a pool empty."""

from functools import partial
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.governance import rules as rulebook
from xiaodui.journal import record
from xiaodui.pool.models import Allowance, Look, Place, Pool
from xiaodui.pool.rights import works_here
from xiaodui.pool.verbs import LOOK_REFUSED, PLACE_LOOKED


def looks_of(person: Any, pool: Pool) -> tuple[int, str]:
    """How many details a day he may open here, and the version that says so; a pool's own number, where tighter."""
    said = rulebook.value("pool.views_per_day", for_=person)
    own = pool.looks_per_day
    return (said.value if own is None else min(said.value, own)), said.cite


def looks_left(person: Any, pool: Pool) -> int:
    """How many more today. One query."""
    used = Look.objects.filter(person=person, day=clock.today()).count()
    return max(looks_of(person, pool)[0] - used, 0)


@act("places.look", on=Place, who=works_here, label=_("看详情"))
def look(place: Place, *, by: Any) -> Place:
    """看详情. The same customer again on the same day is free. Two at once queue up for his allowance's row."""
    if by is None:
        return place
    today = clock.today()
    rows = Allowance.objects.all()
    if connection.features.has_select_for_update:
        rows = rows.select_for_update()
    allowance = rows.filter(person=by).first() or rows.get_or_create(person=by)[0]
    if Look.objects.filter(person=by, day=today, customer=place.customer_id).exists():
        return place
    most, cite = looks_of(by, place.pool)
    used = allowance.looked if allowance.looked_on == today else 0
    if used >= most:
        raise Refusal(
            "pool.looked", _("按「认领与限额」，今天看满 %(n)s 条详情了，明天再看。看中哪条可以直接领。") % {"n": most},
            attempt=partial(_attempted, place, by, cite), clause=cite,
        )  # fmt: skip
    Allowance.objects.filter(pk=allowance.pk).update(looked_on=today, looked=used + 1)
    Look.objects.create(customer_id=place.customer_id, pool_id=place.pool_id, person=by, day=today, at=clock.now())
    _tell(PLACE_LOOKED, place, by, cite)
    return place


def _attempted(place: Place, by: Any, cite: str) -> None:
    _tell(LOOK_REFUSED, place, by, cite)


def _tell(verb: Any, place: Place, by: Any, cite: str) -> None:
    key = f"customer:{place.customer_id}"
    team = f"team:{by.team_id}" if by.team_id else None
    record(verb, key, by=by, within=key, team=team, owner=by, pool=f"pool:{place.pool_id}", cite=cite)
