"""The lists of customers, one's own and all in sight, and the same lists as files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.db.models import BigIntegerField, ExpressionWrapper, F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.core.sockets import ListExport
from xiaodui.core.web.lists import Listing, ListPage, Sort
from xiaodui.customers import columns, narrow
from xiaodui.customers.models import Customer, Involvement
from xiaodui.customers.sockets import KEPT, OPEN_WORK

SHOWN = ("name", "level", "sector", "region", "touched_at", "owner__name", "version")
SHOWN_LEAD = (*SHOWN, "source", "campaign", "created_at", "disqualified_on", "disqualified_why", "qualified_on")


def _page(key: str, filters: tuple[Any, ...], empty: Any) -> ListPage:
    return ListPage(
        key=key, filters=filters, row="customers/_row.html", export=key, live="customer", empty=empty, ticks=True,
        keep="new-segment", more=lambda person: [one for kept in KEPT for one in kept.filters(person)],
        more_sorts=lambda person: [one for kept in KEPT for one in kept.sorts(person)],
        sorts=(Sort("touched", "touched_at", falling=True), Sort("name", "name")),
        columns=columns.OF_CUSTOMERS, more_columns=columns.MORE_OF_CUSTOMERS, plugged=columns.plugged, reads=SHOWN,
    )  # fmt: skip


def _leads(key: str, filters: tuple[Any, ...], empty: Any) -> ListPage:
    return ListPage(
        key=key, filters=filters, row="customers/_lead_row.html", export=key, live="customer", empty=empty, ticks=True,
        sorts=(Sort("created", "created_at", falling=True), Sort("name", "name")),
        columns=columns.OF_LEADS, more_columns=columns.MORE_OF_LEADS, plugged=columns.plugged, reads=SHOWN_LEAD,
    )  # fmt: skip


MINE = _page("my-customers", narrow.MINE, _("建一个客户，或者请组长移交给你。"))
ALL = _page("customers", narrow.ALL, _("建一个客户，或者把表格导入进来。"))
MY_LEADS = _leads("my-leads", narrow.MY_LEADS, _("听说了一家，先登记成线索；问清楚了再转成客户。"))
LEADS = _leads("leads", narrow.LEADS, _("听说了一家，先登记成线索，或者把名单导进来。"))


def in_sight(person: Any) -> Any:
    return Customer.objects.visible_to(person).select_related("owner")


def own(person: Any) -> Any:
    return in_sight(person).owned_by(person)


def stated(rows: Any, page: ListPage, params: Any) -> Any:
    """Customers' lists keep to qualified ones and leads' to open ones, unless `?state=` asks for others."""
    state = params.get("state", "")
    if page.key in {"leads", "my-leads"}:
        found = rows.filter(qualified_on=None)
        if state == "all":
            return found
        return found.exclude(disqualified_on=None) if state == "unfit" else found.filter(disqualified_on=None)
    return rows if state == "all" else rows.qualified()


def counted(person: Any) -> Any:
    """As many rows as there are customers in sight, asked from who is involved: sooner than from each customer."""
    if person.reach.everything:
        return None
    theirs = Involvement.objects.filter(
        person.reach.records("person", walked=False),
        customer__qualified_on__isnull=False,
        customer__merged_into=None,
    )
    # By the bare column SQLite would walk all involvements in its order, for the sake of DISTINCT: four times as long.
    customer = ExpressionWrapper(F("customer_id") + 0, BigIntegerField())
    return theirs.annotate(of=customer).values("of").distinct()


def show(request: Any, page: ListPage, rows: Any, counted: Any = None) -> Listing:
    """One page of the list; each row knows where it opens, and its open deals by one query a plugged room."""
    listing = page.show(request, rows, counted, start=stated)
    ids = [row.pk for row in listing.rows]
    asked = ids if columns.OPEN_WORK in listing.columns else []
    open_work = [ask(request.user, asked) for ask in OPEN_WORK] if asked else []
    said = [kept.said(request.user, ids, listing.asked) for kept in KEPT] if ids else []
    there = reverse("customers")
    leads, sells = request.user.may("lead"), request.user.may("sell")
    for row in listing.rows:
        row.settable = sells and (leads or row.owner_id == request.user.pk)  # who leads elsewhere is told so by the act
        row.there = f"{there}/{row.pk}"  # a hundred look-ups of an address would cost more than the rows
        row.open_work = sum(found.get(row.pk, 0) for found in open_work)
        row.said = [one for found in said for one in found.get(row.pk, ())]
    return listing


COLUMNS = (
    ("id", _("编号")), ("name", _("客户")), ("level", _("意向")), ("owner", _("归谁")), ("sector", _("行业")),
    ("region", _("地区")), ("source", _("来源")), ("campaign", _("市场活动")),
    ("phone", _("总机电话")), ("website", _("网站")), ("employees", _("人数")),
    ("revenue", _("年收入")), ("founded_in", _("成立年份")), ("parent", _("上级公司")), ("created_at", _("建于")),
    ("touched_at", _("上次碰")), ("qualified_on", _("转成客户")), ("about", _("说明")), ("open_work", _("在谈")),
    ("tax_number", _("税号")),
)  # fmt: skip


def export(page: ListPage, of: Callable[[Any], Any], label: Any) -> ListExport:
    """Every row that the list shows for the same parameters, last touched first; read in chunks."""

    def rows(person: Any, params: Mapping[str, Any]) -> Iterator[Sequence[Any]]:
        found = page.narrowed(stated(of(person), page, params).select_related("owner"), params, person)
        parents: dict[int, str] = {}
        left = found.order_by("-touched_at", "-pk").iterator(chunk_size=500)
        while chunk := list(islice(left, 500)):
            yield from cells_of(person, chunk, parents)

    def cells_of(person: Any, chunk: Sequence[Any], parents: dict[int, str]) -> Iterator[Sequence[Any]]:
        ids = [row.pk for row in chunk]
        kept = [one.cells(person, ids) for one in KEPT]
        open_work = [ask(person, ids) for ask in OPEN_WORK]
        for one in chunk:
            if one.parent_id and one.parent_id not in parents:
                seen = Customer.objects.visible_to(person).filter(pk=one.parent_id).values_list("name", flat=True)
                parents[one.parent_id] = seen.first() or ""
            yield (
                one.pk, one.name, one.level, one.owner.name if one.owner else "", one.sector, one.region, one.source,
                one.campaign, one.phone, one.website, one.employees, one.revenue, one.founded_in, parents.get(one.parent_id or 0, ""),
                one.created_at, one.touched_at, one.qualified_on, one.about, sum(of.get(one.pk, 0) for of in open_work), one.tax_number,
                *(cell for found in kept for cell in found[one.pk]),
            )  # fmt: skip

    def more(person: Any) -> Sequence[tuple[str, Any]]:
        return [head for one in KEPT for head in one.heads(person)]

    return ListExport(page.key, label, COLUMNS, rows, more)
