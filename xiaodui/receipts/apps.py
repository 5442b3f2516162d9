from django.apps import AppConfig


class ReceiptsConfig(AppConfig):
    name = "xiaodui.receipts"
    label = "receipts"

    def ready(self) -> None:
        from xiaodui.receipts import acts, api, hears, kinds, plugs  # noqa: F401
