"""The list of products, and the same list as a file."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaodui.catalog.models import Product
from xiaodui.core.sockets import ListExport
from xiaodui.core.web.lists import Choice, Column, ListPage, Sort, Words

STATES = [("on", _("在售")), ("off", _("下架的"))]


def said(products: Any, words: str, person: Any) -> Any:
    return products.filter(Q(name__icontains=words) | Q(code__icontains=words) | Q(series__icontains=words))


def in_state(products: Any, state: str, person: Any) -> Any:
    return products.on_sale() if state == "on" else products.exclude(withdrawn_on=None)


PRODUCTS = ListPage(
    key="products", row="catalog/_row.html", export="products", live="product",
    filters=(
        Words(name="q", label=_("搜名称、编号、系列"), apply=said),
        Choice(name="state", label=_("在售和下架"), choices=lambda person: STATES, apply=in_state, main=True),
    ),
    sorts=(Sort("name", "name"), Sort("series", "series"), Sort("price", "price", falling=True)),
    columns=(
        Column(_("产品"), "name", key="name", stays=True), Column(_("系列"), "series", key="series"),
        Column(_("编号"), css="opt", key="code"), Column(_("标价"), "price", "r", key="price"), Column(_("状态"), css="r", key="state"),
    ),
    more_columns=(
        Column(_("货币"), key="currency"), Column(_("下架日"), css="r", key="withdrawn_on", kind="day"), Column(_("说明"), key="about"),
    ),
    empty=_("加上第一个产品，开商机时就能选。"),
)  # fmt: skip

COLUMNS = (
    ("id", _("编号")), ("name", _("产品")), ("series", _("系列")), ("code", _("外部编号")), ("price", _("标价")),
    ("currency", _("货币")), ("withdrawn_on", _("下架日")), ("about", _("说明")),
)  # fmt: skip


def rows(person: Any, params: Mapping[str, Any]) -> Iterator[Sequence[Any]]:
    found = PRODUCTS.narrowed(Product.objects.visible_to(person), params, person)
    for one in found.order_by("name", "pk").iterator(chunk_size=500):
        yield one.pk, one.name, one.series, one.code, one.price, one.currency, one.withdrawn_on, one.about


EXPORT = ListExport("products", pgettext_lazy("menu", "产品"), COLUMNS, rows)
