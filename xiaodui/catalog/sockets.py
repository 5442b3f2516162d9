"""Places where the catalog shows."""

from collections.abc import Iterable

from xiaodui.catalog.models import Product
from xiaodui.measures.names import DIMENSIONS, Dimension


def _names(ids: set[int]) -> dict[int, str]:
    return dict(Product.objects.filter(pk__in=ids).values_list("pk", "name"))


def _standing() -> Iterable[int]:
    return Product.objects.on_sale().values_list("pk", flat=True)


DIMENSIONS.plug(Dimension("product", _names, _standing))
