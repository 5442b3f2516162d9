"""Places where the catalog shows."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaodui.catalog.lists import EXPORT
from xiaodui.catalog.models import Product
from xiaodui.core.sockets import EXPORTS, MENU, MenuEntry
from xiaodui.journal.kinds import KINDS, kind_of_model
from xiaodui.measures.names import DIMENSIONS, Dimension


def _names(ids: set[int]) -> dict[int, str]:
    return dict(Product.objects.filter(pk__in=ids).values_list("pk", "name"))


def _standing() -> Iterable[int]:
    return Product.objects.on_sale().values_list("pk", flat=True)


DIMENSIONS.plug(Dimension("product", _names, _standing))
MENU.plug(MenuEntry("products", pgettext_lazy("menu", "产品"), "package", "products", 70))
EXPORTS.plug(EXPORT)
KINDS.plug(kind_of_model(Product, _("产品"), lambda pk: reverse("product", args=[pk]), icon="package"))
