from django.apps import AppConfig


class DealsConfig(AppConfig):
    name = "xiaodui.deals"
    label = "deals"

    def ready(self) -> None:
        from xiaodui.deals import acts, api, children, customer, headlines, hears, measures, sockets, today  # noqa: F401
