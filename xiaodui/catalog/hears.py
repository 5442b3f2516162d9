"""What the catalog hears: products stay findable under the names that they have now."""

from collections.abc import Iterable, Iterator, Sequence

from xiaodui.catalog.models import Product
from xiaodui.catalog.verbs import PRODUCT_ADDED, PRODUCT_EDITED
from xiaodui.journal import Fact, hears
from xiaodui.journal.keys import id_of
from xiaodui.search.writing import Findable, index_many


def product_words(products: Iterable[Product]) -> Iterator[Findable]:
    """The name without its spaces too: GTX Pro is typed as gtxpro."""
    for one in products:
        hint = " ".join(word for word in (one.series, one.code) if word)
        yield Findable("product", one.pk, one.name, hint, f"{one.folded} {one.about}")


@hears(PRODUCT_ADDED, PRODUCT_EDITED)
def make_products_findable(facts: Sequence[Fact]) -> None:
    """A withdrawn one stays findable: deals and figures still name it."""
    index_many(product_words(Product.objects.filter(pk__in={id_of(fact.subject) for fact in facts})))
