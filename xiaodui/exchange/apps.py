from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "xiaodui.exchange"
    label = "exchange"

    def ready(self) -> None:
        from xiaodui.exchange import acts, api, hears, sockets  # noqa: F401
