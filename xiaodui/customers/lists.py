"""The lists of customers, one's own and all in sight, and the same lists as files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.core.sockets import ListExport
from xiaodui.core.web.lists import Column, Listing, ListPage, Sort
from xiaodui.customers import narrow
from xiaodui.customers.models import Customer
from xiaodui.customers.sockets import OPEN_WORK


def _page(key: str, filters: tuple[Any, ...], empty: Any) -> ListPage:
    return ListPage(
        key=key, filters=filters, row="customers/_row.html", export=key, live="customer", empty=empty,
        sorts=(Sort("touched", "touched_at", falling=True), Sort("name", "name")),
        columns=(
            Column(_("客户"), "name"), Column(_("意向")), Column(_("行业"), css="opt"), Column(_("地区"), css="opt"),
            Column(_("归谁")), Column(_("在谈"), css="r"), Column(_("上次碰"), "touched", "r"),
        ),
    )  # fmt: skip


MINE = _page("my-customers", narrow.MINE, _("建一个客户，或者请组长移交给你。"))
ALL = _page("customers", narrow.ALL, _("建一个客户，或者把表格导入进来。"))
SHOWN = ("name", "level", "sector", "region", "touched_at", "owner__name")


def in_sight(person: Any) -> Any:
    return Customer.objects.visible_to(person).select_related("owner")


def own(person: Any) -> Any:
    return in_sight(person).owned_by(person)


def show(request: Any, page: ListPage, rows: Any) -> Listing:
    """One page of the list; each row knows where it opens, and its open deals by one query a plugged room."""
    listing = page.show(request, rows.only(*SHOWN))
    ids = [row.pk for row in listing.rows]
    open_work = [ask(request.user, ids) for ask in OPEN_WORK] if ids else []
    there = reverse("customers")
    for row in listing.rows:
        row.there = f"{there}/{row.pk}"  # a hundred look-ups of an address would cost more than the rows
        row.open_work = sum(found.get(row.pk, 0) for found in open_work)
    return listing


COLUMNS = (
    ("id", _("编号")), ("name", _("客户")), ("level", _("意向")), ("owner", _("归谁")), ("sector", _("行业")),
    ("region", _("地区")), ("source", _("来源")), ("phone", _("总机电话")), ("website", _("网站")), ("employees", _("人数")),
    ("revenue", _("年收入")), ("founded_in", _("成立年份")), ("parent", _("上级公司")), ("created_at", _("建于")),
    ("touched_at", _("上次碰")), ("about", _("说明")),
)  # fmt: skip


def export(page: ListPage, of: Callable[[Any], Any], label: Any) -> ListExport:
    """Every row that the list shows for the same parameters, last touched first; read in chunks."""

    def rows(person: Any, params: Mapping[str, Any]) -> Iterator[Sequence[Any]]:
        found = page.narrowed(of(person).select_related("owner"), params, person)
        parents: dict[int, str] = {}
        for one in found.order_by("-touched_at", "-pk").iterator(chunk_size=500):
            if one.parent_id and one.parent_id not in parents:
                seen = Customer.objects.visible_to(person).filter(pk=one.parent_id).values_list("name", flat=True)
                parents[one.parent_id] = seen.first() or ""
            yield (
                one.pk, one.name, one.level, one.owner.name if one.owner else "", one.sector, one.region, one.source,
                one.phone, one.website, one.employees, one.revenue, one.founded_in, parents.get(one.parent_id or 0, ""),
                one.created_at, one.touched_at, one.about,
            )  # fmt: skip

    return ListExport(page.key, label, COLUMNS, rows)
