"""Keeping the list of products."""

from decimal import Decimal
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field, StringConstraints

from xiaodui.catalog.models import Product
from xiaodui.catalog.verbs import PRODUCT_ADDED, PRODUCT_EDITED, PRODUCT_WITHDRAWN
from xiaodui.core import clock
from xiaodui.core.acts import Amount, Label, Takes, Version, Widget, act
from xiaodui.core.acts.editing import edit_row
from xiaodui.core.refusal import Refusal
from xiaodui.journal import record

Name = Annotated[str, StringConstraints(min_length=1, max_length=120), Label(_("产品名"))]
Short = Annotated[str, StringConstraints(max_length=60)]


class ProductIs(Takes):
    name: Name
    series: Annotated[Short, Label(_("系列"))] = ""
    code: Annotated[Short, Label(_("编号"))] = ""
    price: Annotated[Amount, Label(_("标价"))] = Decimal(0)
    about: Annotated[str, Field(max_length=2000), Label(_("说明")), Widget("textarea")] = ""


class EditProduct(ProductIs):
    version: Version


def keeps_catalog(by: Any, product: Any) -> bool:
    return bool(by.may("catalog"))


def _free_name(name: str, but: Product | None = None) -> str:
    folded = Product.fold(name)
    if Product.objects.filter(folded=folded).exclude(pk=but.pk if but and but.pk else 0).exists():
        raise Refusal("product.exists", _("已经有叫「%(name)s」的产品了，改名或直接用它。") % {"name": name})
    return folded


@act("products.create", who=keeps_catalog, takes=ProductIs, label=_("新产品"))
def create(*, by: Any, name: str, **rest: Any) -> Product:
    product = Product.objects.create(name=name, folded=_free_name(name), **rest)
    record(PRODUCT_ADDED, product, by=by, name=name, price=product.price, currency=product.currency)
    return product


@act("products.edit", on=Product, who=keeps_catalog, takes=EditProduct, label=_("改产品"))
def edit(product: Product, *, by: Any, version: int, name: str, **rest: Any) -> Product:
    changes = {**rest, "name": name, "folded": _free_name(name, but=product)}
    before = edit_row(product, version, changes)
    if before:
        record(PRODUCT_EDITED, product, by=by, before=before, after={key: getattr(product, key) for key in before})
    return product


@act("products.withdraw", on=Product, who=keeps_catalog, label=_("下架"))
def withdraw(product: Product, *, by: Any) -> Product:
    if not Product.objects.on_sale().filter(pk=product.pk).update(withdrawn_on=clock.today()):
        raise Refusal("product.withdrawn", _("这个产品已经下架了。"))
    product.refresh_from_db()
    record(PRODUCT_WITHDRAWN, product, by=by)
    return product
