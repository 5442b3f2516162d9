"""Where protection shows: the customer's page, lists of customers, Today."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.once import once
from xiaodui.core.sockets import MATTERS, TODAY, Matter, Tab
from xiaodui.core.web.lists import Column, Flag, Sort
from xiaodui.customers.sockets import CUSTOMER_ASIDE, KEPT, Kept
from xiaodui.pool.acts import release
from xiaodui.pool.countdown import LAST, SOON, countdown, ending, marks, of_customer
from xiaodui.pool.models import Place, Protection
from xiaodui.pool.reckoning import last_day

SHOWN = 5


def shield(request: Any, customer: Any) -> tuple[str, dict[str, Any]]:
    """How long it is protected and by which clause; or that it waits in a pool. May render to nothing."""
    person = request.user
    clock_of = of_customer(person, customer)
    place = None
    if clock_of is None and customer.owner_id is None:
        place = Place.objects.visible_to(person).select_related("pool").filter(customer=customer).first()
    return "pool/_countdown.html", {
        "one": clock_of, "customer": customer, "place": place,
        "may_release": bool(customer.owner_id) and release.may(person, customer),
    }  # fmt: skip


def ends_soon(customers: Any, on: bool, person: Any) -> Any:
    by = clock.now() + timedelta(days=SOON)
    return customers.filter(pk__in=Protection.objects.filter(until__lte=by).values("customer_id"))


def filters(person: Any) -> Iterable[Any]:
    return [Flag(name="ending", label=_("7 天内到期"), apply=ends_soon, icon="clock-exclamation", tone="due")]


def sorts(person: Any) -> Iterable[Sort]:
    return [Sort("protected", "protected_until", nullable=True, label=_("保护到"), annotate=_with_end)]


def _with_end(customers: Any) -> Any:
    return customers.annotate(protected_until=F("protection__until"))


def heads(person: Any) -> Sequence[tuple[str, Any]]:
    return [("protected_until", _("保护到"))]


def cells(person: Any, ids: Sequence[int]) -> dict[int, list[Any]]:
    found = ends(person, ids)
    return {pk: [found.get(pk)] for pk in ids}


def ends(person: Any, ids: Sequence[int]) -> dict[int, Any]:
    """The last day on which each is protected. One query."""
    rows = Protection.objects.visible_to(person).filter(customer_id__in=ids).values_list("customer_id", "until")
    return {pk: last_day(until) for pk, until in rows}


def columns(person: Any) -> Sequence[Column]:
    return [Column(_("保护到"), "protected", "r", key="protected_until", kind="day", fetch=ends)]


def today(request: Any, person: Any) -> tuple[str, dict[str, Any]]:
    """His customers whose protection ends within the week, the nearest first."""
    found = [countdown(row) for row in _nearest(person)]
    more = ending(person).count() - SHOWN if len(found) > SHOWN else 0
    return "pool/_today.html", {"found": found[:SHOWN], "more": more}


def _nearest(person: Any) -> list[Protection]:
    return once(("ending", person.pk), lambda: list(ending(person)[: SHOWN + 1]))


def matters(person: Any) -> Iterator[Matter]:
    """The customer that he loses next."""
    row = next(iter(_nearest(person)), None)
    if row is not None and row.until <= clock.now() + timedelta(days=LAST):
        one = countdown(row)
        said = {"name": row.customer.name, "when": one.said}
        yield Matter(
            say("「%(name)s」%(when)s，跟一次有效的就能延。") % said, 15, reverse("customer", args=[row.customer_id])
        )


CUSTOMER_ASIDE.plug(Tab("protection", _("保护期"), 5, shield))
KEPT.plug(Kept("protection", filters, sorts, marks, heads, cells, columns))
TODAY.plug(Tab("protection", _("快到期"), 22, today))
MATTERS.plug(matters)
