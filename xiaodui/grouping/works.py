"""The work behind each value of a criterion, and the values there are: open leads, customers and deals of a branch."""

from collections import defaultdict
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from xiaodui.assignment.models import PhaseOwner
from xiaodui.customers.models import Customer
from xiaodui.customers.models.customer import LEVELS
from xiaodui.deals.models import Deal, Stage
from xiaodui.dossiers.models import Tagged
from xiaodui.duties.models import PHASES
from xiaodui.grouping.models import GroupingPlan
from xiaodui.grouping.rules.covering import Covered, Covers, Work, covered

OFFERED = 40
"""Values listed to be ticked; others can be written by hand."""


def works(plan: GroupingPlan, reader: Any) -> dict[str, Work]:
    """Work by value, as far as the reader sees, the most work first. "" is what records don't say."""
    customers = _scoped(Customer.objects.visible_to(reader).filter(disqualified_on=None), plan)
    deals = _scoped(Deal.objects.visible_to(reader).open(), plan)
    found: dict[str, Work] = defaultdict(Work)
    for value, lead, n in _customers(plan.criterion, customers):
        found[value or ""] += Work(leads=n) if lead else Work(customers=n)
    for value, n in _deals(plan.criterion, deals):
        found[str(value or "")] += Work(deals=n)
    return dict(sorted(found.items(), key=lambda one: (-one[1].total, one[0])))


def _scoped(rows: Any, plan: GroupingPlan) -> Any:
    return rows.filter(owner__team__path__startswith=plan.under.path) if plan.under else rows


def _customers(criterion: str, rows: Any) -> list[tuple[Any, bool, int]]:
    """(value, whether leads, how many)."""
    leads = Q(qualified_on=None)
    if criterion == "kind":
        return [("lead", True, rows.filter(leads).count()), ("customer", False, rows.exclude(leads).count())]
    if criterion in {"region", "sector", "level"}:
        said = rows.order_by().values_list(criterion)
    elif criterion == "tag":
        said = Tagged.objects.filter(customer__in=rows.values("pk")).order_by().values_list("tag__name")
        leads = Q(customer__qualified_on=None)
    elif criterion == "phase":
        owners = PhaseOwner.objects.filter(until=None, customer__in=rows.values("pk"))
        said, leads = owners.order_by().values_list("phase"), Q(customer__qualified_on=None)
    else:
        return []
    counted = said.annotate(leads=Count("pk", filter=leads), n=Count("pk"))
    return [
        row
        for value, lead, n in counted
        for row in ((value, True, lead), (value, False, n - lead))
        if row[2]
    ]  # fmt: skip


def _deals(criterion: str, rows: Any) -> list[tuple[Any, int]]:
    lead_to = {
        "region": "customer__region", "sector": "customer__sector", "level": "customer__level",
        "product": "product__name", "stage": "stage_id",
    }.get(criterion)  # fmt: skip
    if lead_to is None:
        return []
    return list(rows.order_by().values_list(lead_to).annotate(n=Count("pk")))


def names(criterion: str) -> dict[str, str]:
    """What the reader calls each value that has a name of its own; others are called what they are."""
    if criterion == "stage":
        return {str(stage.pk): stage.name for stage in Stage.objects.in_use()}
    fixed: Any = {"level": LEVELS, "phase": PHASES, "kind": [("lead", _("拓新：线索")), ("customer", _("经营老客户"))]}
    return {code: str(label) for code, label in fixed.get(criterion, ())}


def offered(plan: GroupingPlan, found: dict[str, Work]) -> list[tuple[str, str]]:
    """Values to tick, with how much stands behind each."""
    called = names(plan.criterion)
    known = [*called] or [value for value in found if value][:OFFERED]
    rows = [(value, called.get(value, value), found.get(value, Work()).total) for value in known]
    return [(value, f"{name} · {n}" if n else name) for value, name, n in rows]


def coverage(plan: GroupingPlan, groups: Any, found: dict[str, Work]) -> Covered:
    """What each of these groups has of the work; of a criterion of fixed values all of them want to be covered."""
    called = names(plan.criterion)
    known = {**{value: Work() for value in called}, **found}
    if called:
        known = {value: work for value, work in known.items() if value in called or work.total}
    return covered(known, [Covers(one.pk, tuple(one.values), one.rest) for one in groups], plan.by.holds)
