from django.apps import AppConfig


class DealsConfig(AppConfig):
    name = "xiaodui.deals"
    label = "deals"

    def ready(self) -> None:
        from xiaodui.deals import acts, api, hears, measures, sockets  # noqa: F401
