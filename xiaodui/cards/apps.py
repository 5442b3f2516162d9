from django.apps import AppConfig


class CardsConfig(AppConfig):
    name = "xiaodui.cards"
    label = "cards"

    def ready(self) -> None:
        from xiaodui.cards import acts, api, enclosing, hears, plugs, talked  # noqa: F401
