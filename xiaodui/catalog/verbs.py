"""What can happen to a product."""

from xiaodui.journal.verb import Verb

PRODUCT_ADDED = Verb(
    "product.added", zh="{by} 上架了产品「{subject}」", en="{by} added the product “{subject}”", icon="package"
)
PRODUCT_EDITED = Verb(
    "product.edited", zh="{by} 改了产品「{subject}」", en="{by} edited the product “{subject}”", icon="pencil"
)
PRODUCT_WITHDRAWN = Verb(
    "product.withdrawn",
    zh="{by} 下架了产品「{subject}」",
    en="{by} withdrew the product “{subject}”",
    icon="package-off",
)
