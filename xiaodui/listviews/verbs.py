"""What happens to views that others see."""

from xiaodui.journal import Verb

VIEW_SHARED = Verb(
    "view.shared", zh="{by} 共享了视图「{what}」", en="{by} shared the view “{what}”", icon="share",
)  # fmt: skip
VIEW_UNSHARED = Verb(
    "view.unshared", zh="{by} 不再共享视图「{what}」", en="{by} stopped sharing the view “{what}”", icon="share-off",
)  # fmt: skip
VIEW_HANDED_OVER = Verb(
    "view.handed-over", zh="{by} 把共享的视图「{what}」交给了 {to}", en="{by} handed the shared view “{what}” over to {to}",
    icon="arrow-forward-up",
)  # fmt: skip
