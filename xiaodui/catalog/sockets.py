"""Places where the catalog shows."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaodui.catalog.lists import EXPORT
from xiaodui.catalog.models import Product
from xiaodui.core.sockets import EXPORTS, MENU, MenuEntry
from xiaodui.core.spoken import money
from xiaodui.journal.kinds import KINDS, kind_of_model
from xiaodui.measures.names import DIMENSIONS, Dimension
from xiaodui.search.sockets import KINDS as FOUND
from xiaodui.search.sockets import SearchKind


def _names(ids: set[int]) -> dict[int, str]:
    return dict(Product.objects.filter(pk__in=ids).values_list("pk", "name"))


def _standing() -> Iterable[int]:
    return Product.objects.on_sale().values_list("pk", flat=True)


def _url(pk: int) -> str:
    return reverse("product", args=[pk])


def _hint(product: Product) -> str:
    state = say("已下架") if product.withdrawn_on else money(product.price, product.currency)
    return " · ".join(word for word in (product.series, product.code, state) if word)


DIMENSIONS.plug(Dimension("product", _names, _standing))
MENU.plug(MenuEntry("products", pgettext_lazy("menu", "产品"), "package", "products", 70))
EXPORTS.plug(EXPORT)
KINDS.plug(kind_of_model(Product, _("产品"), _url, icon="package"))
FOUND.plug(
    SearchKind(
        "product", _("产品"), "package", lambda by, ids: Product.objects.visible_to(by).filter(pk__in=ids),
        lambda product: _url(product.pk), hint=_hint, order=50,
    )
)  # fmt: skip
