"""What the API reads of products."""

from typing import Any

from xiaodui.catalog.models import Product
from xiaodui.core.reads import READS, Read


def _product(product: Product) -> dict[str, Any]:
    return {
        "id": product.pk, "name": product.name, "series": product.series, "code": product.code,
        "price": format(product.price, "f"), "currency": product.currency, "withdrawn_on": product.withdrawn_on,
        "version": product.version,
    }  # fmt: skip


READS.plug(Read("products", Product, _product, {"series": "series", "code": "code"}))
