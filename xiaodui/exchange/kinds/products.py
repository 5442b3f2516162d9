"""Products."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaodui.catalog.acts import create, edit
from xiaodui.catalog.acts.keep import EditProduct, ProductIs
from xiaodui.catalog.models import Product
from xiaodui.core.acts import Asked
from xiaodui.core.refusal import Refusal
from xiaodui.exchange.kinds.filling import changes
from xiaodui.exchange.kinds.kind import BadRow, Column, Kind, Outcome, Row, Taker, checked
from xiaodui.exchange.reading import BadValue, parse_amount, plain_text

OURS = {"product": "name", "series": "series", "code": "code", "price": "price", "note": "about"}
EDITED = ["series", "code", "price", "about"]


class ProductTaker(Taker):
    columns = (
        Column("product", _("产品名"), required=True, example="伺服电机 S1"),
        Column("series", _("系列"), also=("产品线", "product line"), example="伺服"),
        Column("code", _("编号"), also=("产品编号", "货号", "product code"), example="SV-S1"),
        Column("price", _("标价"), "amount", also=("单价", "价格", "sales price", "list price"), example="1,200"),
        Column("note", _("说明"), example="含税，含一年质保"),
    )

    def __init__(self, by: Any, existing: str = "fill", *, dry: bool = False) -> None:
        super().__init__(by, existing, dry=dry)
        self.pretended: dict[str, Product] = {}

    def parse(self, column: Column, cell: str) -> Any:
        return parse_amount(cell) if column.name == "price" else plain_text(cell)

    def whole(self, values: dict[str, Any]) -> None:
        if not Product.fold(values["product"]):
            raise BadRow({"product": BadValue("name.empty", _("名称里没有字。"), values["product"])})
        given = {ours: values[name] for name, ours in OURS.items() if name in values}
        values["_product"] = checked(ProductIs, given, {ours: name for name, ours in OURS.items()})

    def take(self, rows: Sequence[Row]) -> list[Outcome]:
        folded = {Product.fold(row.values["product"]) for row in rows}
        there = {product.folded: product for product in Product.objects.filter(folded__in=folded)}
        there |= {name: self.pretended[name] for name in folded if name in self.pretended}
        return [self._one(row, there) for row in rows]

    def _one(self, row: Row, there: dict[str, Product]) -> Outcome:
        asked, name = row.values["_product"], Product.fold(row.values["product"])
        product = there.get(name)
        changed = changes(product, asked, EDITED, self.existing) if product else {}
        if product and not changed:
            return Outcome("same")
        answer = self._pretend(asked, product, changed) if self.dry else self._write(asked, product, changed)
        if isinstance(answer, Refusal):
            return Outcome.no(answer.code, answer.sentence)
        there[name] = answer
        return Outcome("updated" if product else "added")

    def _write(self, asked: Any, product: Product | None, changed: dict[str, Any]) -> Any:
        if product is None:
            return create.many([Asked(asked, by=self.by)])[0]
        now = {field: getattr(product, field) for field in ProductIs.model_fields}
        given = EditProduct.model_construct(**{**now, **changed}, version=product.version)
        return edit.many([Asked(given, by=self.by, target=product)])[0]

    def _pretend(self, asked: Any, product: Product | None, changed: dict[str, Any]) -> Any:
        try:
            (edit if product else create).check_right(self.by, product)
        except Refusal as no:
            return no
        if product is None:
            product = Product(**asked.model_dump())
        for field, value in changed.items():
            setattr(product, field, value)
        self.pretended[Product.fold(product.name)] = product
        return product


PRODUCTS = Kind(
    "products",
    pgettext_lazy("menu", "产品"),
    _("产品名、系列、编号和标价。同名的产品不会重复建。"),
    "package",
    "产品",
    "products",
    ProductTaker,
    create.may,
    chunk=50,
)
